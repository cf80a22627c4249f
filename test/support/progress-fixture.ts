import { ProgressModule } from '../../src/features/progress/progress.module.js';
import { buildDepartment } from './builders/department.builder.js';
import { buildPerson } from './builders/person.builder.js';
import { publishPlaybook } from './builders/playbook-version.builder.js';
import { buildObservation, buildRun, buildRunEvent, buildTask } from './builders/run.builder.js';
import { buildTeam } from './builders/team.builder.js';
import { text, tinyPlaybook, titled } from './builders/tiny-playbook.js';
import { createRunApp, type RunApp } from './run-app.js';

const kpi = (title: string, direction: 'increase' | 'decrease', target: number) => ({
  title: text(title),
  unit: 'percent',
  direction,
  target,
});

const launch = {
  ...tinyPlaybook({
    machine: {
      initial: 'prepare',
      states: {
        prepare: {
          ...titled('Prepare'),
          initial: 'gather',
          states: { gather: titled('Gather'), check: titled('Check') },
        },
        done: { type: 'final', ...titled('Done') },
      },
    },
    more: { kpis: { conversion: kpi('Conversion', 'increase', 18), cost: kpi('Cost', 'decrease', 30) } },
  }),
  key: 'launch',
};
const loop = { ...tinyPlaybook({ machine: { initial: 'go', states: { go: titled('Go') } } }), key: 'loop' };

/** Four runs of two playbooks by two teams, as of Monday, 2 March 2026, 09:00 in Shanghai. */
export interface ProgressFixture {
  readonly service: RunApp;
  /** Keys of the playbooks. */
  readonly keys: { readonly launch: string; readonly loop: string };
  /** Uuids. */
  readonly teams: { readonly growth: string; readonly hoodie: string };
}

/** Starts it; it is shut down after the file's last test. */
export async function createProgressFixture(): Promise<ProgressFixture> {
  const service = await createRunApp(ProgressModule);
  const keys = { launch: '', loop: '' };
  const teams = { growth: '', hoodie: '' };
  const { database } = service;
  const supply = await buildDepartment(database, { key: 'supply-chain', zh: '供应链', en: 'Supply chain' });
  await buildDepartment(database, { key: 'packaging', zh: '包装', en: 'Packaging', parentId: supply });
  const data = await buildDepartment(database, { key: 'data', zh: '数据', en: 'Data' });
  const person = (login: string, roles: ('lead' | 'hr' | 'exec' | 'admin' | 'member')[] = ['member']) =>
    buildPerson(database, { login, roles, departmentId: data });
  const [lin, tang] = [await person('lin', ['lead']), await person('tang', ['lead'])];
  const [member, former] = [await person('cai'), await person('former')];
  for (const role of ['hr', 'exec', 'admin'] as const) await person(role, [role]);
  await person('nobody');
  keys.launch = (await publishPlaybook(database, launch)).definition.key;
  keys.loop = (await publishPlaybook(database, loop)).definition.key;
  const members = [{ personId: member }, { personId: former, to: '2026-03-01' }];
  teams.growth = (await buildTeam(database, { name: '增长组', leadId: lin, members })).id;
  teams.hoodie = (await buildTeam(database, { name: '卫衣组', leadId: tang })).id;

  const first = await buildRun(database, {
    title: '春季',
    teamId: teams.growth,
    playbookKey: keys.launch,
    startedAt: '2026-02-01T00:00:00Z',
    states: { prepare: '2026-02-01T00:00:00Z', 'prepare.check': '2026-02-20T00:00:00Z' },
  });
  await buildRunEvent(database, first, { seq: 2, at: '2026-02-20T00:00:00Z' });
  await buildRunEvent(database, first, { seq: 3, at: '2026-02-25T00:00:00Z', moves: false });
  await buildTask(database, first, { status: 'completed' });
  await buildTask(database, first, { status: 'withdrawn' });
  await buildTask(database, first, {
    openedAt: '2026-02-20T00:00:00Z',
    dueAt: '2026-03-01T00:00:00Z',
    effortMinutes: 90,
  });
  await buildTask(database, first, {
    status: 'started',
    dueAt: '2026-03-02T01:00:00Z',
    openedAt: '2026-02-24T00:00:00Z',
  });
  await buildTask(database, first, { departmentKey: 'packaging', openedAt: '2026-03-01T12:00:00Z' });
  await buildObservation(database, first, { kpi: 'conversion', value: 20, seq: 2 });
  await buildObservation(database, first, { kpi: 'conversion', value: 17, seq: 3 });
  await buildObservation(database, first, { kpi: 'cost', value: 30, seq: 3 });
  const second = await buildRun(database, {
    title: '夏季',
    teamId: teams.hoodie,
    playbookKey: keys.launch,
    startedAt: '2026-02-10T00:00:00Z',
    states: { prepare: '2026-02-10T00:00:00Z', 'prepare.gather': '2026-02-10T00:00:00Z' },
  });
  await buildTask(database, second, { departmentKey: 'data', openedAt: '2026-02-28T00:00:00Z' });
  await buildTask(database, second, { departmentKey: 'attic', openedAt: '2026-02-28T00:00:00Z' });
  const ended = {
    status: 'completed',
    startedAt: '2026-01-10T00:00:00Z',
    finishedAt: '2026-01-20T16:00:00Z',
  } as const;
  const third = await buildRun(database, {
    ...ended,
    title: '冬季',
    teamId: teams.growth,
    playbookKey: keys.loop,
  });
  await buildTask(database, third, { status: 'completed' });
  await buildTask(database, third, { status: 'open', dueAt: '2026-01-15T00:00:00Z' });
  await buildRun(database, {
    title: '停办',
    status: 'cancelled',
    teamId: teams.hoodie,
    playbookKey: keys.loop,
    startedAt: '2026-01-20T15:59:59Z',
    finishedAt: '2026-01-25T00:00:00Z',
  });
  return { service, keys, teams };
}
