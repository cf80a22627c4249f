import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { runCli } from '../../src/cli/cli.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { ManualClock } from '../../src/platform/clock/manual-clock.js';
import { Welcome } from '../../src/platform/lifecycle/welcome.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { releaseAfterTests } from '../support/release-after-tests.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const NO_SIGN_IN_SERVICE = { OIDC_ISSUER: '', OIDC_JWKS_URL: '', OIDC_AUDIENCE: '' };

describe('Trying the demo', () => {
  let test: TestApp;
  let environment: Record<string, string>;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setpiece-demo-'));
    releaseAfterTests(() => rm(folder, { recursive: true }));
    environment = { ...NO_SIGN_IN_SERVICE, SETPIECE_DEMO: 'auto', SETPIECE_DATA: folder };
    test = await createTestApp({ environment, clock: new ManualClock(new SystemClock().now()) });
    environment = { ...environment, DATABASE_URL: test.databaseUrl };
    const departmentId = await buildDepartment(test.database, { key: 'demo-tests' });
    const people = [
      { login: 'test.lead', name: '试验甲', pinyin: 'Shi Yanjia', roles: ['member', 'lead'] as const },
      { login: 'test.member', name: '试验乙', pinyin: 'Shi Yanyi' },
      { login: 'test.leaver', name: '试验丙', pinyin: 'Shi Yanbing', employedTo: '2021-01-01' },
    ];
    for (const person of people) await buildPerson(test.database, { departmentId, ...person });
  });

  it.each([
    ['a login', 'test.lead'],
    ['an e-mail address', 'test.lead@setpiece.example'],
    ['a name', '试验甲'],
    ['pinyin', 'shi yanjia'],
  ])('a token made by the command for %s lets its person in', async (_, person) => {
    const { code, output } = await setpiece('token', '--as', person);

    expect(code).toBe(0);
    expect(await whoIs(output.trim(), test)).toBe('试验甲');
  });

  it('a token lasts as long as was asked for', async () => {
    const { output } = await setpiece('token', '--as', 'test.lead', '--expires', '30m');
    const claims = JSON.parse(Buffer.from(output.split('.')[1] ?? '', 'base64url').toString());

    expect(claims.exp - claims.iat).toBe(1800);
  });

  it.each([
    ['several people fit', ['--as', '试验'], /PERSON_AMBIGUOUS[^]*test\.lead {2}试验甲[^]*test\.member/],
    ['nobody fits', ['--as', 'xyz'], /PERSON_NOT_FOUND.*"xyz"/],
    ['nobody is named', [], /required option '--as/],
    ['the duration is none', ['--as', 'test.lead', '--expires', 'long'], /like 30m, 12h or 7d/],
    ['the duration is too long', ['--as', 'test.lead', '--expires', '31d'], /at most 30d/],
  ])('the command says so where %s', async (_, args, complaint) => {
    const { code, complaints, output } = await setpiece('token', ...args);

    expect(complaints).toMatch(complaint);
    expect([code, output]).toEqual([1, '']);
  });

  it.each([
    ['no server runs on the data folder', { DATABASE_URL: '' }, /SERVER_NOT_RUNNING/],
    ['the demo is off', { SETPIECE_DEMO: 'off' }, /DEMO_CLOSED/],
    ['no key is in the data folder', { SETPIECE_DATA: tmpdir() }, /DEMO_KEY_MISSING/],
  ])('the command says so where %s', async (_, change, complaint) => {
    const outcome = await runWith({ ...environment, ...change }, 'token', '--as', 'test.lead');

    expect(outcome.complaints).toMatch(complaint);
    expect(outcome.code).toBe(1);
  });

  it('the welcome shows tokens that work', async () => {
    const sections = await test.app.get(Welcome).sections();
    const lines = sections.flatMap((section) => section.lines);
    const leadAt = lines.findIndex((line) => line.startsWith('lead'));

    expect(lines[leadAt]).toContain('试验甲');
    expect(await whoIs(lines[leadAt + 1] ?? '', test)).toBe('试验甲');
  });

  it.each([
    ['the demo is off', { SETPIECE_DEMO: 'off' }],
    ['a sign-in service is configured', { SETPIECE_DEMO: 'auto', ...signInService() }],
  ])('a demo token lets nobody in where %s', async (_, change) => {
    const { output } = await setpiece('token', '--as', 'test.lead');
    const closed = await createTestApp({
      databaseUrl: test.databaseUrl,
      clock: test.clock,
      environment: { ...environment, DATABASE_URL: '', ...change },
    });

    expect(await whoIs(output.trim(), closed)).toBe('TOKEN_INVALID');
    expect(await closed.app.get(Welcome).sections()).toEqual([]);
  });

  function setpiece(...args: string[]) {
    return runWith(environment, ...args);
  }
});

function signInService() {
  return { OIDC_ISSUER: 'https://login.test/', OIDC_JWKS_URL: 'http://127.0.0.1:9/jwks', OIDC_AUDIENCE: 'x' };
}

async function runWith(environment: Record<string, string>, ...args: string[]) {
  let output = '';
  let complaints = '';
  const code = await runCli(args, {
    environment,
    terminal: false,
    write: (text) => void (output += text),
    writeError: (text) => void (complaints += text),
  });
  return { code, output, complaints };
}

/** The name of whom a token lets in, or the reason why it lets nobody in. */
async function whoIs(token: string, { server }: TestApp): Promise<string> {
  const post = request(server).post('/graphql').auth(token, { type: 'bearer' });
  const { body } = await post.send({ query: '{ viewer { name } }' });
  return body.data?.viewer.name ?? body.errors[0].extensions.reason;
}
