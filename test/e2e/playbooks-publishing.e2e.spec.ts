import { readFileSync } from 'node:fs';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import type { FeatureApp } from '../support/feature-app.js';
import { createPlaybooksApp } from '../support/playbooks-app.js';

const PUBLISH = `mutation ($input: PublishPlaybookInput!) {
  publishPlaybook(input: $input) {
    playbookVersion { id key version publishedBy { name } }
    warnings { severity code message path line column }
    userErrors { __typename code message path ... on PlaybookProblemError { line column } }
  }
}`;

const CHECK = `query ($source: String!) {
  checkPlaybook(source: $source) { valid problems { severity code message path line column } }
}`;

interface Answer {
  readonly publishPlaybook: {
    readonly playbookVersion: { id: string; key: string; version: number } | null;
    readonly warnings: readonly { code: string; line: number }[] | null;
    readonly userErrors: readonly {
      __typename: string;
      code: string;
      message: string;
      path: string[];
      line?: number;
      column?: number;
    }[];
  };
}

const SHOP = readFileSync('test/support/playbooks/pop-up-store/playbook.yaml', 'utf8');

describe('publishing a playbook', () => {
  let service: FeatureApp;

  beforeAll(async () => {
    service = await createPlaybooksApp();
  });

  /** The pop-up store under a key of its own, so that tests do not meet. */
  const shop = (key: string, version = 1) =>
    SHOP.replace('key: pop-up-store', `key: ${key}`).replace('version: 1', `version: ${version}`);

  async function publish(source: string, options: { as?: string; idempotencyKey?: string } = {}) {
    const { as = 'author', ...rest } = options;
    const { publishPlaybook } = await service.as(as).ask<Answer>(PUBLISH, { input: { source, ...rest } });
    return publishPlaybook;
  }

  const countVersions = async () => {
    const [row] = await service.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM playbook_version',
    );
    return row?.count;
  };

  it('stores it as a version in the name of its author', async () => {
    const { playbookVersion, warnings, userErrors } = await publish(shop('shop-stored'));
    expect(userErrors).toEqual([]);
    expect(warnings).toEqual([]);
    expect(playbookVersion).toMatchObject({
      key: 'shop-stored',
      version: 1,
      publishedBy: { name: '陆知行' },
    });
  });

  it.each(['member', 'lead', 'service~hr.exec'])('is not for %s', async (login) => {
    const { playbookVersion, userErrors } = await publish(shop('shop-forbidden'), { as: login });
    expect(playbookVersion).toBeNull();
    expect(userErrors).toMatchObject([{ __typename: 'PermissionDeniedError', code: 'PERMISSION_DENIED' }]);
  });

  it('is for admins and for services that are authors', async () => {
    expect((await publish(shop('shop-admin'), { as: 'admin' })).playbookVersion).not.toBeNull();
    const byService = await publish(shop('shop-service'), { as: 'service~author' });
    expect(byService.playbookVersion).toMatchObject({ publishedBy: null });
  });

  it('gives the same version for the same file, with or without an idempotency key', async () => {
    const first = await publish(shop('shop-twice'), { idempotencyKey: 'a' });
    const again = await publish(shop('shop-twice'), { idempotencyKey: 'a' });
    const without = await publish(shop('shop-twice'));
    expect(again.playbookVersion).toEqual(first.playbookVersion);
    expect(without.playbookVersion).toEqual(first.playbookVersion);
  });

  it('refuses another file under the same idempotency key', async () => {
    await publish(shop('shop-key'), { idempotencyKey: 'b' });
    const { userErrors } = await publish(shop('shop-other-key'), { idempotencyKey: 'b' });
    expect(userErrors).toMatchObject([
      { __typename: 'IdempotencyConflictError', code: 'IDEMPOTENCY_CONFLICT' },
    ]);
  });

  it('refuses other content for a version that exists, and says which comes next', async () => {
    await publish(shop('shop-versions'));
    await publish(shop('shop-versions', 3));
    const changed = shop('shop-versions').replace('Pop-up store', 'Another store');
    const { userErrors } = await publish(changed);
    expect(userErrors).toMatchObject([{ code: 'VERSION_EXISTS', path: ['source', 'version'] }]);
    expect(userErrors[0]?.message).toContain('make it version 4');
    const between = await publish(shop('shop-versions', 2));
    expect(between.userErrors).toMatchObject([{ code: 'VERSION_OUTDATED' }]);
    expect((await publish(shop('shop-versions', 4))).playbookVersion).toMatchObject({ version: 4 });
  });

  it('lets one of several authors have a version when they publish at once', async () => {
    const files = [1, 2, 3].map((n) => shop('shop-race').replace('Pop-up store', `Store ${n}`));
    const answers = await Promise.all(files.map((source) => publish(source)));
    expect(answers.filter(({ playbookVersion }) => playbookVersion !== null)).toHaveLength(1);
    const refused = answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(refused).toEqual(['VERSION_EXISTS', 'VERSION_EXISTS']);
  });

  it('shows the newest version from then on and keeps the older ones', async () => {
    await publish(shop('shop-newest'));
    await publish(shop('shop-newest', 2));
    const document = '{ playbook(key: "shop-newest") { newestVersion { version } versions { version } } }';
    expect(await service.as('member').ask(document)).toEqual({
      playbook: { newestVersion: { version: 2 }, versions: [{ version: 2 }, { version: 1 }] },
    });
  });

  it('refuses a file with all its problems at once, each with its line, and stores nothing', async () => {
    const before = await countVersions();
    const source = shop('shop-wrong')
      .replace('department: stores', 'department: moon')
      .replace('skill: assortment-planning', 'skill: juggling')
      .replace('onDone: chosen }', 'onDone: nowhere }')
      .replace('cel: context.designs >= 3', 'cel: context.designs + 3');
    const { playbookVersion, warnings, userErrors } = await publish(source);
    expect(playbookVersion).toBeNull();
    expect(warnings).toBeNull();
    expect(userErrors.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        'UNKNOWN_DEPARTMENT',
        'UNKNOWN_SKILL',
        'UNKNOWN_TARGET',
        'WRONG_EXPRESSION_TYPE',
      ]),
    );
    expect(userErrors[0]).toEqual({
      __typename: 'PlaybookProblemError',
      code: 'UNKNOWN_DEPARTMENT',
      message: expect.stringContaining('moon'),
      path: ['roles', 'storeLead', 'department'],
      line: lineOf(source, 'department: moon'),
      column: expect.any(Number),
    });
    expect(await countVersions()).toBe(before);
  });

  it('says it in Chinese to those who read Chinese', async () => {
    const source = shop('shop-chinese').replace('department: stores', 'department: moon');
    const client = service.as('author').inChinese();
    const { publishPlaybook } = await client.ask<Answer>(PUBLISH, { input: { source } });
    expect(publishPlaybook.userErrors[0]?.message).toContain('没有部门 moon');
  });

  it('refuses a role that nobody works for, and tells what skills are lacking', async () => {
    const { database } = service;
    const departmentId = await buildDepartment(database, { key: 'attic', zh: '阁楼', en: 'Attic' });
    const inAttic = shop('shop-attic').replace('department: stores', 'department: attic');
    expect((await publish(inAttic)).userErrors).toMatchObject([
      { code: 'ROLE_WITHOUT_PEOPLE', path: ['roles', 'storeLead'] },
    ]);
    await buildPerson(database, { login: 'former', departmentId, employedTo: '2021-01-01' });
    expect((await publish(inAttic)).userErrors).toHaveLength(1);
    await buildPerson(database, { login: 'ghost', departmentId });
    const { userErrors, warnings } = await publish(inAttic);
    expect(userErrors).toEqual([]);
    expect(warnings).toMatchObject([
      {
        code: 'SKILL_NOT_HELD',
        path: ['roles', 'storeLead', 'skills', '0'],
        message: 'store-operations is wanted at level 3, and nobody in attic has it at all.',
      },
    ]);
  });

  it('brings the warnings along when it publishes all the same', async () => {
    const source = shop('shop-odd').replace(
      'roles:\n',
      'roles:\n  onlooker: { title: { zh: 旁观者, en: Onlooker }, department: hr }\n',
    );
    const { playbookVersion, warnings } = await publish(source);
    expect(playbookVersion).not.toBeNull();
    expect(warnings).toMatchObject([
      { severity: 'WARNING', code: 'ROLE_NEVER_NEEDED', path: ['roles', 'onlooker'] },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['broken YAML', 'key: ['],
    ['brackets without end', '['.repeat(50_000)],
    ['NUL', 'key: "\\0"'],
    ['aliases that multiply', bomb()],
    ['far too much', 'x'.repeat(600_000)],
  ])('refuses %s with a problem that has a line', async (_, source) => {
    const { userErrors } = await publish(source);
    expect(userErrors.length).toBeGreaterThan(0);
    for (const error of userErrors) {
      expect(error).toMatchObject({ __typename: 'PlaybookProblemError', line: expect.any(Number) });
    }
  });

  it.each([
    ['NUL', `${SHOP}# \0`],
    ['half a character', `${SHOP}# \ud800`],
  ])('refuses %s as it is, which no text may hold', async (_, source) => {
    const { errors } = await service.as('author').attempt(PUBLISH, { input: { source } });
    expect(errors).toMatchObject([
      { extensions: { code: 'TEXT_INVALID', argumentPath: ['input', 'source'] } },
    ]);
  });

  it('checks a file for authors and leads without storing it', async () => {
    const before = await countVersions();
    const good = await service.as('lead').ask(CHECK, { source: shop('shop-checked') });
    expect(good).toEqual({ checkPlaybook: { valid: true, problems: [] } });
    const source = shop('shop-checked').replace('initial: preparing', 'initial: sleeping');
    const bad = await service.as('author').ask<Checked>(CHECK, { source });
    expect(bad.checkPlaybook.valid).toBe(false);
    expect(bad.checkPlaybook.problems[0]).toMatchObject({
      severity: 'ERROR',
      code: 'UNKNOWN_INITIAL',
      path: ['machine', 'initial'],
      line: lineOf(source, 'initial: sleeping'),
    });
    expect(await countVersions()).toBe(before);
    expect(await service.as('member').refusals(CHECK, { source })).toEqual(['PERMISSION_DENIED']);
  });

  it('never changes a version, not even by hand in the database', async () => {
    await expect(service.database.query('UPDATE playbook_version SET version = 99')).rejects.toThrow(
      /never change/,
    );
  });
});

interface Checked {
  readonly checkPlaybook: { readonly valid: boolean; readonly problems: readonly unknown[] };
}

function lineOf(source: string, text: string): number {
  return source.slice(0, source.indexOf(text)).split('\n').length;
}

function bomb(): string {
  const rows = ['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name, index) => {
    const before = 'abcdefg'[index];
    return `${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`;
  });
  return ['a: &a [x]', ...rows].join('\n');
}
