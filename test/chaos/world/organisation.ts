import { createHash, randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { encodeNodeId } from '../../../src/api/ids/node-id.js';
import { loadPlaybook } from '../../../src/engine/load/load-playbook.js';
import { CHAOS_PLAYBOOK, DEPARTMENTS, PLAYBOOK_KEY, ROLES } from './chaos-playbook.js';

/** Who works in the chaos: logins, and the team that runs the playbook. */
export interface Organisation {
  /** Global id. */
  readonly teamId: string;
  readonly lead: string;
  readonly checkers: readonly string[];
}

const LEAD = 'chaos-lead';

/** Makes the people, their team and its playbook, in a database that has the schema and nobody in it yet. */
export async function foundOrganisation(database: Client): Promise<Organisation> {
  const [belt, desk] = await Promise.all(DEPARTMENTS.map((key) => addDepartment(database, key)));
  const lead = await addPerson(database, LEAD, belt ?? '', ['member', 'lead', 'author']);
  const teamId = randomUUID();
  await database.query(`INSERT INTO team (id, name, lead_id, created_at) VALUES ($1, 'chaos', $2, now())`, [
    teamId,
    lead,
  ]);
  const checkers: string[] = [];
  for (const [role, many] of Object.entries(ROLES)) {
    for (let number = 1; number <= many; number += 1) {
      const login = `chaos-${role}-${number}`;
      const department = role === 'checker' ? desk : belt;
      const personId = await addPerson(database, login, department ?? '', ['member']);
      await fillRole(database, { teamId, role, personId });
      if (role === 'checker') checkers.push(login);
    }
  }
  await publish(database);
  return { teamId: encodeNodeId('Team', teamId), lead: LEAD, checkers };
}

/** Past the gate: a chart in which so much happens at any time is not sound, and need not be. */
async function publish(database: Client): Promise<void> {
  const source = JSON.stringify(CHAOS_PLAYBOOK);
  const loaded = loadPlaybook(source);
  if (!loaded.ok) throw new Error(`the playbook is refused: ${JSON.stringify(loaded.problems)}`);
  const { playbook } = loaded;
  const checksum = createHash('sha256').update(source).digest('hex');
  await database.query(
    `INSERT INTO playbook_version (id, playbook_key, version, source, definition, checksum, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, now())`,
    [randomUUID(), playbook.key, playbook.version, source, JSON.stringify(playbook), checksum],
  );
}

async function addDepartment(database: Client, key: string): Promise<string> {
  const id = randomUUID();
  await database.query(
    `INSERT INTO department (id, key, title_zh, title_en, created_at) VALUES ($1, $2, '部门', 'Department', now())`,
    [id, key],
  );
  return id;
}

async function addPerson(
  database: Client,
  login: string,
  departmentId: string,
  accessRoles: readonly string[],
): Promise<string> {
  const id = randomUUID();
  await database.query(
    `INSERT INTO person (id, login, name, pinyin, email, position_zh, position_en, department_id, access_roles,
                         employed_from, created_at)
     VALUES ($1, $2, '某人', 'mou ren', $3, '职员', 'Employee', $4, $5, '2020-01-01', now())`,
    [id, login, `${login}@example.com`, departmentId, accessRoles],
  );
  return id;
}

interface Filling {
  readonly teamId: string;
  readonly role: string;
  readonly personId: string;
}

async function fillRole(database: Client, { teamId, role, personId }: Filling): Promise<void> {
  const memberId = randomUUID();
  await database.query(
    `INSERT INTO team_member (id, team_id, person_id, allocation_percent, member_from, created_at)
     VALUES ($1, $2, $3, 50, '2020-01-01', now())`,
    [memberId, teamId, personId],
  );
  await database.query(
    `INSERT INTO role_filling (team_id, playbook_key, role_key, member_id, created_at) VALUES ($1, $2, $3, $4, now())`,
    [teamId, PLAYBOOK_KEY, role, memberId],
  );
}
