import { randomUUID } from 'node:crypto';
import type { PlaybookDefinition } from '../../../src/engine/chart/playbook-definition.js';
import type { Database } from '../../../src/platform/database/database.js';

/** A team whose members fill every role of a playbook. */
export interface StaffedTeam {
  readonly teamId: string;
  readonly leadId: string;
  /** Role key to the persons who fill it, ordered by id. */
  readonly holders: Readonly<Record<string, readonly [string, ...string[]]>>;
}

/**
 * Makes a team with a lead and, for each role, so many persons of its own (default: one), all there since 2020.
 * @param counts role key to number of holders; 0 leaves the role to nobody.
 */
export async function staffTeam(
  database: Database,
  definition: PlaybookDefinition,
  counts: Readonly<Record<string, number>> = {},
): Promise<StaffedTeam> {
  const departmentId = await addDepartment(database);
  const leadId = await addPerson(database, departmentId);
  const teamId = randomUUID();
  await database.query(`INSERT INTO team (id, name, lead_id, created_at) VALUES ($1, 'team', $2, now())`, [
    teamId,
    leadId,
  ]);
  const holders: Record<string, [string, ...string[]]> = {};
  for (const role of Object.keys(definition.roles)) {
    const persons: string[] = [];
    for (let count = counts[role] ?? 1; count > 0; count -= 1) {
      const personId = await addPerson(database, departmentId);
      await fillRole(database, { teamId, playbookKey: definition.key, role, personId });
      persons.push(personId);
    }
    const [first, ...others] = persons.sort();
    if (first !== undefined) holders[role] = [first, ...others];
  }
  return { teamId, leadId, holders };
}

export interface Filling {
  readonly teamId: string;
  readonly playbookKey: string;
  readonly role: string;
  readonly personId: string;
}

/** Makes the person a member, unless they are one, who fills the role. */
export async function fillRole(database: Database, filling: Filling): Promise<void> {
  const { teamId, playbookKey, role, personId } = filling;
  await database.query(
    `INSERT INTO team_member (id, team_id, person_id, allocation_percent, member_from, created_at)
     VALUES ($1, $2, $3, 50, '2020-01-01', now()) ON CONFLICT DO NOTHING`,
    [randomUUID(), teamId, personId],
  );
  await database.query(
    `INSERT INTO role_filling (team_id, playbook_key, role_key, member_id, created_at)
     SELECT $1, $2, $3, id, now() FROM team_member WHERE team_id = $1 AND person_id = $4`,
    [teamId, playbookKey, role, personId],
  );
}

/** A person in a department of their own; returns the id. */
export async function addEmployee(database: Database): Promise<string> {
  return addPerson(database, await addDepartment(database));
}

async function addDepartment(database: Database): Promise<string> {
  const id = randomUUID();
  await database.query(
    `INSERT INTO department (id, key, title_zh, title_en, created_at) VALUES ($1, $2, '部门', 'Department', now())`,
    [id, `d-${id}`],
  );
  return id;
}

async function addPerson(database: Database, departmentId: string): Promise<string> {
  const id = randomUUID();
  await database.query(
    `INSERT INTO person (id, login, name, pinyin, email, position_zh, position_en, department_id, employed_from, created_at)
     VALUES ($1, $2, '某人', 'mou ren', $3, '职员', 'Employee', $4, '2020-01-01', now())`,
    [id, `p-${id}`, `${id}@example.com`, departmentId],
  );
  return id;
}
