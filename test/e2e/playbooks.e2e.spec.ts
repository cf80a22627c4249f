import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PlaybookCatalogue } from '../../src/features/playbooks/playbook-catalogue.js';
import { PlaybooksModule } from '../../src/features/playbooks/playbooks.module.js';
import { PlaybooksRepository } from '../../src/features/playbooks/playbooks.repository.js';
import { PublishShippedService } from '../../src/features/playbooks/publish-shipped.service.js';
import { countStatements } from '../support/count-statements.js';
import { createFeatureApp, type FeatureApp } from '../support/feature-app.js';
import { createPlaybooksApp } from '../support/playbooks-app.js';

const KEYS = readdirSync('playbooks')
  .filter((name) => existsSync(`playbooks/${name}/playbook.yaml`))
  .toSorted();

function versionOf(key: string): string {
  return /^version: (\d+)$/m.exec(readFileSync(`playbooks/${key}/playbook.yaml`, 'utf8'))?.[1] ?? '';
}

const CONTENT = `{
  playbook(key: "new-user-conversion") {
    key title description versions { version }
    newestVersion {
      __typename id key version title timeZone publishedAt publishedBy { login } retrospectiveTask inputSchema
      roles { key title department { key title } skills { level skill { key family } } }
      tasks {
        key kind title description roles { key title } effort due checklist decisions
        outcomes { key title } formSchema
      }
      kpis { key title unit direction baseline target }
      events { name title description payloadSchema senders { key } }
      chart {
        path key type title description parent initial tags
        invokes { invocation kind taskKey }
        transitions { kind event targets guard description }
      }
    }
  }
}`;

interface Content {
  readonly playbook: {
    readonly title: string;
    readonly newestVersion: {
      readonly id: string;
      readonly [part: string]: unknown;
      readonly roles: readonly Part[];
      readonly tasks: readonly Part[];
      readonly kpis: readonly Part[];
      readonly events: readonly Part[];
      readonly chart: readonly (Part & { readonly transitions: readonly Part[] })[];
    };
  };
}

type Part = Readonly<Record<string, unknown>>;

interface Page {
  readonly playbooks: {
    readonly nodes: readonly { readonly key: string; readonly title: string }[];
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('reading playbooks', () => {
  let service: FeatureApp;

  beforeAll(async () => {
    service = await createPlaybooksApp();
  });

  it('lists the playbooks by key, page by page', async () => {
    const PAGE = `query ($after: String) { playbooks(first: 2, after: $after) {
      nodes { key title } totalCount pageInfo { hasNextPage endCursor } } }`;
    const first = await service.as('member').inChinese().ask<Page>(PAGE);
    expect(first.playbooks).toMatchObject({
      nodes: [
        { key: 'ai-customer-service', title: 'AI 客服' },
        { key: 'ai-recommendation', title: 'AI 精准推荐' },
      ],
      totalCount: KEYS.length,
    });
    const listed: string[] = [];
    for (let after: string | null = null; ;) {
      const { playbooks }: Page = await service.as('member').ask<Page>(PAGE, { after });
      listed.push(...playbooks.nodes.map(({ key }) => key));
      if (!playbooks.pageInfo.hasNextPage) break;
      after = playbooks.pageInfo.endCursor;
    }
    expect(listed).toHaveLength(KEYS.length);
    expect(listed.toSorted()).toEqual(KEYS);
  });

  it('shows everything in a playbook: roles, tasks, KPIs, events and its chart', async () => {
    const { playbook } = await service.as('member').ask<Content>(CONTENT);
    expect(playbook).toMatchObject({ title: 'New-user conversion', versions: [{ version: 1 }] });
    const { newestVersion: version } = playbook;
    expect(version).toMatchObject({
      __typename: 'PlaybookVersion',
      key: 'new-user-conversion',
      version: 1,
      timeZone: 'Asia/Shanghai',
      publishedAt: '2026-03-02T01:00:00.000Z',
      publishedBy: null,
      retrospectiveTask: 'retrospective',
      inputSchema: { required: ['channels', 'couponBudget', 'experimentShare'], additionalProperties: false },
    });
    expect(version.roles).toContainEqual({
      key: 'analyst',
      title: 'Data analyst',
      department: { key: 'data', title: 'Data and AI' },
      skills: [
        { level: 3, skill: { key: 'data-analysis', family: 'data-ai' } },
        { level: 3, skill: { key: 'experiment-design', family: 'data-ai' } },
      ],
    });
    expect(version.tasks.find(({ key }) => key === 'approveRollout')).toMatchObject({
      kind: 'APPROVAL',
      title: 'Approve the rollout to everyone',
      roles: [{ key: 'financePartner' }, { key: 'projectLead' }, { key: 'productManager' }],
      effort: 'PT2H',
      due: 'P2D',
      decisions: 2,
      outcomes: [
        { key: 'approved', title: 'Approved' },
        { key: 'rejected', title: 'Not yet' },
      ],
      formSchema: { properties: { monthlyBudget: { type: 'number' } } },
      checklist: expect.arrayContaining(['Check the monthly budget at full traffic']),
    });
    expect(version.kpis[0]).toEqual({
      key: 'firstOrderConversion',
      title: 'First-order conversion',
      unit: 'percent',
      direction: 'INCREASE',
      baseline: 12,
      target: 18,
    });
    expect(version.events[0]).toMatchObject({
      name: 'stock.ranOut',
      title: 'A sample ran out',
      payloadSchema: { required: ['item'] },
      senders: [{ key: 'merchandiser' }, { key: 'serviceLead' }],
    });
  });

  it('gives the chart as a flat list of states whose parents come before them', async () => {
    const { playbook } = await service.as('member').ask<Content>(CONTENT);
    const { chart } = playbook.newestVersion;
    expect(chart[0]).toMatchObject({ path: '', type: 'COMPOUND', parent: null, initial: 'diagnosing' });
    const seen = new Set<unknown>([null]);
    for (const { path, parent } of chart) {
      expect(seen.has(parent)).toBe(true);
      seen.add(path);
    }
    expect(chart.find(({ path }) => path === 'designing.gift.drafting')).toMatchObject({
      title: 'Designing the gift',
      type: 'ATOMIC',
      invokes: [{ invocation: 'designGift', kind: 'TASK', taskKey: 'designGift' }],
    });
    const gate = chart.find(({ path }) => path === 'gate');
    expect(gate).toMatchObject({ tags: ['gate'] });
    expect(gate?.transitions.map(({ kind, targets }) => ({ kind, targets }))).toContainEqual({
      kind: 'KPI',
      targets: ['improving'],
    });
  });

  it('tells what transitions do in the language asked for', async () => {
    const document = `{ playbook(key: "new-user-conversion") { newestVersion { chart { path
      transitions { zh: description(locale: ZH) en: description(locale: EN) } } } } }`;
    const { playbook } = await service.as('member').ask<Content>(document);
    const at = (path: string) =>
      playbook.newestVersion.chart.find((state) => state['path'] === path)?.transitions;
    expect(at('experimenting.live.measuring.collecting')).toEqual([
      { zh: '事件“样本量已够” → 解读结果', en: 'On “The sample is large enough” → Reading the result' },
      { zh: '14 天后 → 解读结果', en: 'After 14 days → Reading the result' },
    ]);
    expect(at('designing.gift.drafting')).toEqual([
      {
        zh: '“设计新人专属礼”结束后 → 防薅配置',
        en: 'When “Design the newcomer gift” is closed → Guarding against abuse',
      },
    ]);
  });

  it('finds a version by its global id, as a node and by itself', async () => {
    const { playbook } = await service.as('member').ask<Content>(CONTENT);
    const { id } = playbook.newestVersion;
    const document = `query ($id: ID!) { playbookVersion(id: $id) { title }
      node(id: $id) { ... on PlaybookVersion { title(locale: ZH) } } }`;
    expect(await service.as('member').ask(document, { id })).toEqual({
      playbookVersion: { title: 'New-user conversion' },
      node: { title: '新用户转化' },
    });
  });

  it('knows no playbook that is not there, and refuses ids of other things', async () => {
    const member = service.as('member');
    expect(await member.ask('{ playbook(key: "no-such-thing") { key } }')).toEqual({ playbook: null });
    const foreign = Buffer.from('Team:00000000-0000-7000-8000-000000000001').toString('base64url');
    expect(await member.refusals(`{ playbookVersion(id: "${foreign}") { key } }`)).toEqual(['INVALID_ID']);
  });

  it('shows the file to authors, leads and admins only', async () => {
    const document = '{ playbook(key: "c2m-launch") { newestVersion { source } } }';
    const source = readFileSync('playbooks/c2m-launch/playbook.yaml', 'utf8');
    for (const login of ['author', 'lead', 'admin']) {
      expect(await service.as(login).ask(document)).toEqual({ playbook: { newestVersion: { source } } });
    }
    expect(await service.as('member').ask(document)).toEqual({
      playbook: { newestVersion: { source: null } },
    });
  });

  it('answers nobody who has not signed in', async () => {
    expect(await service.anonymous().refusals('{ playbooks { nodes { key } } }')).toEqual([
      'UNAUTHENTICATED',
    ]);
  });

  it('reads a page of playbooks with all that is in them in four statements', async () => {
    const document = `{ playbooks { nodes { key versions { version } newestVersion {
      roles { department { title } skills { skill { key } } } tasks { title roles { title } } } } } }`;
    const { statements } = await countStatements(() => service.as('author').ask(document));
    const reads = statements.filter((sql) => /FROM "?(playbook_version|department|skill)\b/.test(sql));
    expect(reads).toHaveLength(4);
  });

  it('keeps the order of states and outcomes that the file has', async () => {
    const catalogue = service.app.get(PlaybookCatalogue);
    const newest = await catalogue.newest('c2m-launch');
    expect(Object.keys(newest?.definition.tasks['approveScaling']?.outcomes ?? {})).toEqual([
      'approved',
      'keepSmall',
      'rejected',
    ]);
  });

  it('publishes the shipped playbooks once, however often and from wherever it starts', async () => {
    const shipped = service.app.get(PublishShippedService);
    const nothing = { published: [], leftOut: [] };
    expect(await Promise.all([shipped.publishShipped(), shipped.publishShipped()])).toEqual([
      nothing,
      nothing,
    ]);
    const versions = await service.database.query<{ key: string }>(
      'SELECT playbook_key AS key FROM playbook_version ORDER BY 1',
    );
    expect(versions.map(({ key }) => key).toSorted()).toEqual(KEYS);
  });

  it('publishes all shipped playbooks when two processes start on an empty database at once', async () => {
    const empty = await createFeatureApp(PlaybooksModule);
    const shipped = empty.app.get(PublishShippedService);
    const published = await Promise.all([shipped.publishShipped(), shipped.publishShipped()]);
    const names = published.flatMap((one) => one.published);
    // A project is published after the playbooks that it starts.
    expect(names.map((name) => name.split(' ')[0]).indexOf('sustainability-project')).toBeGreaterThan(
      names.map((name) => name.split(' ')[0]).indexOf('sustainable-product-zone'),
    );
    expect(names.toSorted()).toEqual(KEYS.map((key) => `${key} ${versionOf(key)}`).toSorted());
  });

  it('leaves a shipped playbook out when the organisation has its own version of what it starts, and that asks for more', async () => {
    const own = await createFeatureApp(PlaybooksModule);
    const shipped = own.app.get(PublishShippedService);
    const zone = own.app.get(PlaybookCatalogue);
    await shipped.publishShipped();
    const published = await zone.newest('sustainable-product-zone');
    if (published === null) throw new Error('the zone is not shipped');
    const { definition } = published;
    // As it was when the organisation began: with a zone of its own, and before the project was shipped.
    await own.database.query('ALTER TABLE playbook_version DISABLE TRIGGER USER');
    await own.database.query(`DELETE FROM playbook_version WHERE playbook_key = 'sustainability-project'`);
    const input = { ...definition.input, required: ['budgetOfOurOwn'] };
    await own.app.get(PlaybooksRepository).insert(
      { query: (sql, params) => own.database.query(sql, params), manager: own.database.dataSource.manager },
      {
        id: '01890000-0000-7000-8000-00000000a001',
        definition: { ...definition, version: 99, input },
        source: '',
        checksum: 'own',
        unprovedReason: null,
        publishedBy: null,
        publishedAt: new Date(),
      },
    );
    expect(await shipped.publishShipped()).toEqual({
      published: [],
      leftOut: [
        {
          playbook: `sustainability-project ${versionOf('sustainability-project')}`,
          problems: [expect.objectContaining({ code: 'MISSING_CHILD_INPUT' })],
        },
      ],
    });
  });
});
