import { encodeNodeId } from '../../src/api/ids/node-id.js';
import { TeamsModule } from '../../src/features/teams/teams.module.js';
import { buildDepartment } from './builders/department.builder.js';
import { buildPerson, type PersonTraits } from './builders/person.builder.js';
import { publishPlaybook } from './builders/playbook-version.builder.js';
import { text, tinyPlaybook } from './builders/tiny-playbook.js';
import { createFeatureApp, type FeatureApp } from './feature-app.js';

/** The features up to teams, with an organisation and one playbook of three roles. */
export interface TeamsFixture extends FeatureApp {
  /** Has the roles growth (user operations), analyst (data; wants data-analysis at 3) and buyer (supply chain). */
  readonly playbookKey: string;
  /** The uuid of the person with the login. */
  readonly uuid: (login: string) => string;
  /** The global id of the person with the login. */
  readonly id: (login: string) => string;
}

const PEOPLE: readonly (Omit<PersonTraits, 'departmentId'> & { department: string })[] = [
  { login: 'lin.xiaoyu', name: '林晓雨', department: 'user-operations', roles: ['member', 'lead'] },
  { login: 'he.siyuan', name: '何思远', department: 'user-operations' },
  { login: 'cai.yuxuan', name: '蔡宇轩', department: 'data' },
  { login: 'feng.lina', name: '冯丽娜', department: 'supply-chain' },
  { login: 'dong.xuemei', name: '董雪梅', department: 'packaging' },
  { login: 'tang.lixin', name: '唐立新', department: 'supply-chain', roles: ['member', 'lead'] },
  { login: 'qin.yue', name: '秦悦', department: 'hr', roles: ['member', 'hr'] },
  { login: 'boss', name: '总经理', department: 'hr', roles: ['exec'] },
  { login: 'root', name: '管理员', department: 'hr', roles: ['admin'] },
  { login: 'gone', name: '已离职', department: 'data', employedTo: '2026-02-28' },
  { login: 'soon', name: '将入职', department: 'data', employedFrom: '2026-04-01' },
];

const role = (zh: string, en: string, department: string) => ({ title: { zh, en }, department });

/** Starts them; they are shut down after the file's last test. */
export async function createTeamsFixture(): Promise<TeamsFixture> {
  const service = await createFeatureApp(TeamsModule);
  const { database } = service;
  const departments = new Map<string, string>();
  for (const [key, zh, en, parent] of [
    ['user-operations', '用户运营', 'User operations'],
    ['data', '数据', 'Data'],
    ['supply-chain', '供应链', 'Supply chain'],
    ['packaging', '包装', 'Packaging', 'supply-chain'],
    ['hr', '人力资源', 'Human resources'],
  ] as const) {
    const parentId = parent && departments.get(parent);
    departments.set(key, await buildDepartment(database, { key, zh, en, parentId }));
  }
  const people = new Map<string, string>();
  for (const { department, ...person } of PEOPLE) {
    const departmentId = departments.get(department) ?? '';
    people.set(person.login, await buildPerson(database, { ...person, departmentId }));
  }
  const { definition } = await publishPlaybook(
    database,
    tinyPlaybook({
      machine: { initial: 'work', states: { work: { type: 'final', meta: { title: text('work') } } } },
      tasks: { work: { role: 'growth' } },
      more: {
        roles: {
          growth: role('增长负责人', 'Growth lead', 'user-operations'),
          analyst: { ...role('分析师', 'Analyst', 'data'), skills: [{ skill: 'data-analysis', level: 3 }] },
          buyer: role('采购', 'Buyer', 'supply-chain'),
        },
      },
    }),
  );
  const uuid = (login: string): string => {
    const id = people.get(login);
    if (id === undefined) throw new Error(`The fixture has no ${login}.`);
    return id;
  };
  return {
    ...service,
    playbookKey: definition.key,
    uuid,
    id: (login) => encodeNodeId('Person', uuid(login)),
  };
}
