import { serverAudits } from 'graphql-http';
import { createApiFixture } from '../support/api-fixture.js';

describe('GraphQL over HTTP', () => {
  let url = '';

  beforeAll(async () => {
    ({ url } = await createApiFixture());
  });

  it.each(serverAudits({ url: () => url }).map(({ id, name, fn }) => [id, name, fn] as const))(
    'audit %s: %s',
    async (_id, name, fn) => {
      const result = await fn();

      // A notice is about something that the specification leaves open (`MAY`).
      expect(result).toMatchObject({
        status: expect.stringMatching(name.startsWith('MAY') ? /^(ok|notice)$/ : /^ok$/),
      });
    },
  );
});
