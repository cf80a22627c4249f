import { readFileSync } from 'node:fs';
import type { FeatureApp } from '../support/feature-app.js';
import { createPlaybooksApp } from '../support/playbooks-app.js';
import { FAIR } from '../support/fair.js';

const PUBLISH = `mutation ($input: PublishPlaybookInput!) {
  publishPlaybook(input: $input) {
    playbookVersion { key version definition tasks { key title(locale: EN) } }
    userErrors { __typename code path ... on PlaybookProblemError { line file } }
  }
}`;
const CHECK = `query ($source: String!, $parts: [String!]) {
  checkPlaybook(source: $source, parts: $parts) { valid problems { code path line file } }
}`;

interface Answer {
  readonly publishPlaybook: {
    readonly playbookVersion: {
      key: string;
      definition: object;
      tasks: { key: string; title: string }[];
    } | null;
    readonly userErrors: readonly { __typename: string; code: string; line?: number; file?: string | null }[];
  };
}

const SHOP = readFileSync('test/support/playbooks/pop-up-store/playbook.yaml', 'utf8');
/** The fair for the organisation of the tests, whose departments are few. */
const fair = (key: string) => FAIR.replace('key: fair', `key: ${key}`);

const CIRCLE = ['one', 'two'].map(
  (key, n, all) => `
fragment: ${key}
title: { zh: 一, en: a }
state:
  initial: in
  states:
    in: { meta: { title: { zh: 一, en: a }, fragment: { use: ${all[1 - n]} } }, onDone: out }
    out: { type: final, meta: { title: { zh: 一, en: a } } }
`,
);

describe('publishing over GraphQL', () => {
  let service: FeatureApp;

  beforeAll(async () => {
    service = await createPlaybooksApp();
  });

  async function publish(source: string, parts?: string[]) {
    const input = { source, ...(parts && { parts }) };
    return (await service.as('author').ask<Answer>(PUBLISH, { input })).publishPlaybook;
  }

  const countVersions = async () => {
    const [row] = await service.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM playbook_version',
    );
    return row?.count;
  };

  it.each([
    ['a file too large', () => SHOP + ' '.repeat(600_000), 'FILE_TOO_LARGE'],
    ['too many aliases', () => `- &a x\n${'- *a\n'.repeat(50_000)}`, 'TOO_MANY_ALIASES'],
    ['the same key twice', () => SHOP.replace('version: 1', 'version: 1\nversion: 1'), 'DUPLICATE_KEY'],
    [
      'an expression too long',
      () => SHOP.replace('context.designs >= 3', `${'1+'.repeat(50_000)}1 > 2`),
      'INVALID_VALUE',
    ],
    [
      'fragments in a circle',
      () =>
        FAIR.replace('{ use: retrospective, as: end, roles: { projectLead: organiser } }', '{ use: one }'),
      'FRAGMENT_IN_A_CIRCLE',
    ],
  ])(
    'refuses %s and stores nothing of it',
    async (_, make, code) => {
      const before = await countVersions();
      const { playbookVersion, userErrors } = await publish(make(), CIRCLE);
      expect(playbookVersion).toBeNull();
      expect(userErrors.map((error) => error.code)).toContain(code);
      expect(await countVersions()).toBe(before);
    },
    30_000,
  );

  it('writes out the shipped fragments and shows the whole', async () => {
    const { playbookVersion, userErrors } = await publish(fair('fair-shipped'));
    expect(userErrors).toEqual([]);
    expect(playbookVersion?.tasks).toContainEqual({ key: 'rulesReview', title: 'Legal review: the rules' });
    expect(playbookVersion?.definition).toMatchObject({
      key: 'fair-shipped',
      retrospective: { task: 'endLookBack' },
    });
  });

  it('takes fragments that come along before the shipped ones, and tells what is wrong in them by their names', async () => {
    const own = readFileSync('playbooks/fragments/retrospective.yaml', 'utf8');
    const changed = own.replace('en: Look back together', 'en: Look back at length');
    const { playbookVersion } = await publish(fair('fair-own'), [changed]);
    expect(playbookVersion?.tasks).toContainEqual({ key: 'endLookBack', title: 'Look back at length' });
    const wrong = own.replace('initial: settling', 'initial: nowhere');
    const { checkPlaybook } = await service
      .as('author')
      .ask<{ checkPlaybook: { problems: object[] } }>(CHECK, { source: fair('fair-wrong'), parts: [wrong] });
    expect(checkPlaybook.problems).toContainEqual(
      expect.objectContaining({ code: 'UNKNOWN_INITIAL', file: 'parts[0]', path: ['state', 'initial'] }),
    );
    const { userErrors } = await publish(fair('fair-wrong'), [wrong]);
    expect(userErrors).toContainEqual(expect.objectContaining({ code: 'UNKNOWN_INITIAL', file: 'parts[0]' }));
  });

  it('does not take the same playbook of other fragments for the same version', async () => {
    const own = readFileSync('playbooks/fragments/retrospective.yaml', 'utf8');
    await publish(fair('fair-same'));
    expect((await publish(fair('fair-same'))).userErrors).toEqual([]);
    const { userErrors } = await publish(fair('fair-same'), [`${own}# another\n`]);
    expect(userErrors).toMatchObject([{ code: 'VERSION_EXISTS' }]);
  });

  it('takes no more than twenty fragments', async () => {
    const { userErrors } = await publish(
      fair('fair-many'),
      Array.from({ length: 21 }, () => 'fragment: x'),
    );
    expect(userErrors).toMatchObject([{ code: 'TOO_MANY_PARTS' }]);
  });
});
