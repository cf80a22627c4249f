import { UuidIds } from '../../../src/platform/ids/uuid-ids.js';
import type { Database } from '../../../src/platform/database/database.js';

export interface DepartmentTraits {
  readonly key: string;
  /** Default: the key. */
  readonly zh?: string;
  readonly en?: string;
  /** The uuid of the department that it is part of. */
  readonly parentId?: string;
}

const ids = new UuidIds();

/** Writes a department; gives its uuid. */
export async function buildDepartment(
  database: Database,
  { key, zh = key, en = key, parentId }: DepartmentTraits,
): Promise<string> {
  const id = ids.next();
  await database.query(
    `INSERT INTO department (id, key, title_zh, title_en, parent_id, created_at)
     VALUES ($1, $2, $3, $4, $5, '2020-01-01T00:00:00Z')`,
    [id, key, zh, en, parentId ?? null],
  );
  return id;
}
