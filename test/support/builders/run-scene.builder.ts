import type { PlaybookDefinition } from '../../../src/engine/chart/playbook-definition.js';
import { encodeNodeId } from '../../../src/api/ids/node-id.js';
import type { Database } from '../../../src/platform/database/database.js';
import { buildDepartment } from './department.builder.js';
import { buildPerson } from './person.builder.js';
import { buildTeam } from './team.builder.js';

/** A playbook and an organisation that can run it. */
export interface RunScene {
  readonly playbookKey: string;
  /** Global id of the team that fills all roles; its lead signs in as `lead`. */
  readonly teamId: string;
  readonly teamUuid: string;
  /** Uuids of people by login. */
  readonly people: ReadonlyMap<string, string>;
  /** Global id of the person with the login. */
  personId(login: string): string;
}

/**
 * Builds a department for every one that the playbook names, somebody for each role (who signs in as the role's key in
 * lower case), the team of them, and people beside it: `otherlead`, `outsider`, `chief` (executive) and `root` (admin).
 */
export async function buildRunScene(database: Database, playbook: PlaybookDefinition): Promise<RunScene> {
  const departments = await findDepartments(database);
  for (const { department } of Object.values(playbook.roles)) {
    if (!departments.has(department)) {
      departments.set(department, await buildDepartment(database, { key: department }));
    }
  }
  const [home = ''] = departments.values();
  const people = new Map<string, string>();
  const employ = async (login: string, departmentId: string, more: object = {}): Promise<string> => {
    const uuid = await buildPerson(database, { login, departmentId, ...more });
    people.set(login, uuid);
    return uuid;
  };
  const leadId = await employ('lead', home, { name: '组长', roles: ['member', 'lead'] });
  await employ('otherlead', home, { roles: ['member', 'lead'] });
  await employ('outsider', home);
  await employ('chief', home, { roles: ['member', 'exec'] });
  await employ('root', home, { roles: ['member', 'admin'] });
  const members = [];
  for (const [role, { title, department }] of Object.entries(playbook.roles)) {
    const personId = await employ(role.toLowerCase(), departments.get(department) ?? home, {
      name: title.zh,
    });
    members.push({ personId, roles: [role] });
  }
  const team = await buildTeam(database, { name: '项目组', leadId, members, playbookKey: playbook.key });
  return {
    playbookKey: playbook.key,
    teamId: encodeNodeId('Team', team.id),
    teamUuid: team.id,
    people,
    personId: (login) => encodeNodeId('Person', people.get(login) ?? ''),
  };
}

async function findDepartments(database: Database): Promise<Map<string, string>> {
  const rows = await database.query<{ id: string; key: string }>(
    'SELECT id, key FROM department ORDER BY key',
  );
  return new Map(rows.map(({ id, key }) => [key, id]));
}
