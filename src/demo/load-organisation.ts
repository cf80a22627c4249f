import { mutate, type ApiClient } from '../play/api-client.js';
import type { DemoFiles } from './demo-files.js';
import { SETUP } from './in-process-client.js';

/** Global ids of what the demo has set up, by key or login. */
export interface DemoIds {
  readonly people: ReadonlyMap<string, string>;
  readonly skills: ReadonlyMap<string, string>;
}

/** Adds departments, people, skills and what is claimed of them. */
export async function loadOrganisation(client: ApiClient, files: DemoFiles): Promise<DemoIds> {
  await addDepartments(client, files);
  const people = await addPeople(client, files);
  const skills = await addSkills(client, files);
  await addClaims(client, files, { people, skills });
  return { people, skills };
}

async function addDepartments(client: ApiClient, { organisation }: DemoFiles): Promise<void> {
  for (const { key, zh, en, parent } of organisation.departments) {
    const input = { key, title: { zh, en }, parentKey: parent ?? null };
    await mutate(client, SETUP, 'addDepartment', { input, selection: 'department { id }' });
  }
}

async function addPeople(client: ApiClient, { people }: DemoFiles): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { login, name, pinyin, position, department, roles, since } of people) {
    const input = {
      login,
      name,
      pinyin,
      position,
      email: `${login}@demo.setpiece.example`,
      departmentKey: department,
      accessRoles: roles.map((role) => role.toUpperCase()),
      employedFrom: since,
    };
    const { person } = await mutate<{ person: { id: string } }>(client, SETUP, 'addPerson', {
      input,
      selection: 'person { id }',
    });
    ids.set(login, person.id);
  }
  return ids;
}

async function addSkills(client: ApiClient, { organisation }: DemoFiles): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, family, zh, en } of organisation.skills) {
    const input = { key, family, title: { zh, en } };
    const { skill } = await mutate<{ skill: { id: string } }>(client, SETUP, 'addSkill', {
      input,
      selection: 'skill { id }',
    });
    ids.set(key, skill.id);
  }
  return ids;
}

async function addClaims(client: ApiClient, { claims }: DemoFiles, ids: DemoIds): Promise<void> {
  for (const [login, list] of Object.entries(claims)) {
    for (const { skill, level, from, source } of list) {
      const self = source === 'self';
      const input = {
        personId: ids.people.get(login),
        skillId: ids.skills.get(skill),
        level,
        validFrom: from,
        source: source.toUpperCase(),
        evidence: self ? null : '年度能力评估 / Annual assessment',
      };
      await mutate(client, self ? login : SETUP, 'claimSkill', { input, selection: 'claim { id }' });
    }
  }
}
