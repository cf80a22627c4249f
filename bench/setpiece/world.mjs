import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { loadPlaybook } from '../../dist/engine/load/load-playbook.js';

/**
 * The organisation that runs the benchmark's playbook: a department and a person for each role, a team of them, and the
 * playbook published.
 *
 * @param {import('pg').Client} client
 * @returns {Promise<{ versionId: string, playbook: any, departments: Map<string, string>, teamId: string, leadId: string,
 *   people: Map<string, string> }>}
 */
export async function buildWorld(client) {
  const source = await readFile(new URL('playbook.yaml', import.meta.url), 'utf8');
  const loaded = loadPlaybook(source);
  if (!loaded.ok) throw new Error(`The benchmark's playbook is refused: ${JSON.stringify(loaded.problems)}`);
  const { playbook } = loaded;
  const versionId = await publish(client, source, playbook);
  const departments = new Map();
  for (const { department, title } of Object.values(playbook.roles))
    departments.set(department, await addDepartment(client, department, title));
  const organisation = { versionId, playbook, departments };
  return { ...organisation, ...(await addTeam(client, organisation)) };
}

/**
 * One more team, of people of its own: a lead, and somebody for each role.
 *
 * @returns {Promise<{ teamId: string, leadId: string, people: Map<string, string> }>} `people`: who fills each role
 */
export async function addTeam(client, { playbook, departments }, suffix = '') {
  const people = new Map();
  for (const [role, { department }] of Object.entries(playbook.roles))
    people.set(role, await addPerson(client, `${role}${suffix}`, departments.get(department)));
  const leadId = await addPerson(client, `lead${suffix}`, [...departments.values()][0], ['member', 'lead']);
  return { teamId: await formTeam(client, leadId, people, playbook.key), leadId, people };
}

async function publish(client, source, playbook) {
  const id = randomUUID();
  const checksum = createHash('sha256').update(source).digest('hex');
  await client.query(
    `INSERT INTO playbook_version (id, playbook_key, version, source, definition, checksum, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, now())`,
    [id, playbook.key, playbook.version, source, JSON.stringify(playbook), checksum],
  );
  return id;
}

async function addDepartment(client, key, { zh, en }) {
  const id = randomUUID();
  await client.query(
    `INSERT INTO department (id, key, title_zh, title_en, created_at) VALUES ($1, $2, $3, $4, now())`,
    [id, key, zh, en],
  );
  return id;
}

async function addPerson(client, login, departmentId, roles = ['member']) {
  const id = randomUUID();
  await client.query(
    `INSERT INTO person (id, login, name, pinyin, email, position_zh, position_en, department_id, access_roles,
                         employed_from, created_at)
     VALUES ($1, $2, $2, $2, $3, '专员', 'Specialist', $4, $5, '2020-01-01', now())`,
    [id, login, `${login}@setpiece.example`, departmentId, roles],
  );
  return id;
}

async function formTeam(client, leadId, people, playbookKey) {
  const teamId = randomUUID();
  await client.query(`INSERT INTO team (id, name, lead_id, created_at) VALUES ($1, '巡店组', $2, now())`, [
    teamId,
    leadId,
  ]);
  for (const [role, personId] of people) {
    const memberId = randomUUID();
    await client.query(
      `INSERT INTO team_member (id, team_id, person_id, allocation_percent, member_from, created_at)
       VALUES ($1, $2, $3, 50, '2020-01-01', now())`,
      [memberId, teamId, personId],
    );
    await client.query(
      `INSERT INTO role_filling (team_id, playbook_key, role_key, member_id, created_at)
       VALUES ($1, $2, $3, $4, now())`,
      [teamId, playbookKey, role, memberId],
    );
  }
  return teamId;
}
