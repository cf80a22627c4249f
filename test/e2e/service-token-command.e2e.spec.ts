import request from 'supertest';
import { runCli } from '../../src/cli/cli.js';
import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const ADD_DEPARTMENT = `mutation { addDepartment(input: { key: "hr", title: { zh: "人力资源", en: "Human resources" } }) {
  department { key } userErrors { code } } }`;

let test: TestApp;

beforeAll(async () => {
  test = await createTestApp({ clock: new ManualClock(new SystemClock().now()) });
});

describe('setpiece service-token', () => {
  it('lets the first administrator of an empty organisation in', async () => {
    const { code, output } = await setpiece('service-token', 'set-up', '--roles', 'admin');
    const response = await request(test.server)
      .post('/graphql')
      .auth(output.trim(), { type: 'bearer' })
      .send({ query: ADD_DEPARTMENT });

    expect(code).toBe(0);
    expect(response.body).toEqual({ data: { addDepartment: { department: { key: 'hr' }, userErrors: [] } } });
  });

  it.each([
    ['a role that there is not', ['--roles', 'emperor'], 'some of member, lead'],
    ['no role', [], '--roles'],
    ['a lifetime without end', ['--roles', 'hr', '--expires', '9999d'], 'at most 366d'],
  ])('refuses %s', async (_, options, complaint) => {
    const { code, complaints } = await setpiece('service-token', 'odd', ...options);

    expect(code).toBe(1);
    expect(complaints).toContain(complaint);
  });
});

async function setpiece(...args: string[]) {
  let output = '';
  let complaints = '';
  const code = await runCli(args, {
    environment: { DATABASE_URL: test.databaseUrl },
    terminal: false,
    write: (text) => void (output += text),
    writeError: (text) => void (complaints += text),
  });
  return { code, output, complaints };
}
