import type { AccessRole } from '../../../src/platform/auth/access-role.js';
import type { Database } from '../../../src/platform/database/database.js';
import { UuidIds } from '../../../src/platform/ids/uuid-ids.js';

export interface PersonTraits {
  readonly login: string;
  /** Uuid. */
  readonly departmentId: string;
  /** Default: the login. */
  readonly name?: string;
  readonly pinyin?: string;
  /** Default: member. */
  readonly roles?: readonly AccessRole[];
  readonly position?: { readonly zh: string; readonly en: string };
  /** Default: 2020-01-01. */
  readonly employedFrom?: string;
  readonly employedTo?: string;
}

const ids = new UuidIds();

/** Writes a person; gives their uuid. Their address is `<login>@setpiece.example`. */
export async function buildPerson(database: Database, traits: PersonTraits): Promise<string> {
  const { login, departmentId, name = login, pinyin = login, roles = ['member'] } = traits;
  const { position = { zh: '专员', en: 'Specialist' }, employedFrom = '2020-01-01', employedTo } = traits;
  const id = ids.next();
  await database.query(
    `INSERT INTO person (id, login, name, pinyin, email, position_zh, position_en, department_id, access_roles,
       employed_from, employed_to, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '2020-01-01T00:00:00Z')`,
    [
      id,
      login,
      name,
      pinyin,
      `${login}@setpiece.example`,
      position.zh,
      position.en,
      departmentId,
      roles,
      employedFrom,
      employedTo ?? null,
    ],
  );
  return id;
}
