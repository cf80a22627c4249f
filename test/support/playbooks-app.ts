import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { PlaybooksModule } from '../../src/features/playbooks/playbooks.module.js';
import { PublishShippedService } from '../../src/features/playbooks/publish-shipped.service.js';
import type { Database } from '../../src/platform/database/database.js';
import { UuidIds } from '../../src/platform/ids/uuid-ids.js';
import { buildDepartment } from './builders/department.builder.js';
import { buildPerson } from './builders/person.builder.js';
import { createFeatureApp, type FeatureApp } from './feature-app.js';

interface OrganisationFile {
  readonly departments: readonly { key: string; zh: string; en: string }[];
  readonly skills: readonly { key: string; family: string; zh: string; en: string }[];
}

const ids = new UuidIds();

/**
 * The playbooks feature with the demo organisation's departments and skills, two masters of everything in each department,
 * the shipped playbooks, and `author`, `lead`, `member` and `admin` with the access roles their logins say.
 */
export async function createPlaybooksApp(): Promise<FeatureApp> {
  const service = await createFeatureApp(PlaybooksModule);
  const { database } = service;
  const organisation = parse(readFileSync('demo/organisation.yaml', 'utf8')) as OrganisationFile;
  const departments = new Map<string, string>();
  for (const { key, zh, en } of organisation.departments) {
    departments.set(key, await buildDepartment(database, { key, zh, en }));
  }
  for (const skill of organisation.skills) await buildSkill(database, skill);
  for (const [key, id] of departments) await buildStaff(database, key, id);
  const departmentId = departments.get('user-operations') ?? '';
  await buildPerson(database, { login: 'member', departmentId });
  await buildPerson(database, { login: 'lead', departmentId, roles: ['member', 'lead'] });
  await buildPerson(database, { login: 'author', departmentId, name: '陆知行', roles: ['member', 'author'] });
  await buildPerson(database, { login: 'admin', departmentId, roles: ['admin'] });
  await service.app.get(PublishShippedService).publishShipped();
  return service;
}

async function buildSkill(database: Database, skill: OrganisationFile['skills'][number]): Promise<void> {
  await database.query(
    `INSERT INTO skill (id, key, family, title_zh, title_en, created_at)
     VALUES ($1, $2, $3, $4, $5, '2020-01-01T00:00:00Z')`,
    [ids.next(), skill.key, skill.family, skill.zh, skill.en],
  );
}

async function buildStaff(database: Database, department: string, departmentId: string): Promise<void> {
  for (const login of [`${department}-one`, `${department}-two`]) {
    const personId = await buildPerson(database, { login, departmentId });
    await database.query(
      `INSERT INTO skill_claim (id, person_id, skill_id, level, valid_from, source, recorded_at)
       SELECT gen_random_uuid(), $1, id, 5, '2020-01-01', 'manager', '2020-01-01T00:00:00Z' FROM skill`,
      [personId],
    );
  }
}
