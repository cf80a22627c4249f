import type { Database } from '../../../src/platform/database/database.js';
import { UuidIds } from '../../../src/platform/ids/uuid-ids.js';

export interface SkillTraits {
  readonly key: string;
  /** Default: general. */
  readonly family?: string;
  /** Default: the key. */
  readonly zh?: string;
  readonly en?: string;
}

export interface SkillClaimTraits {
  /** Uuids. */
  readonly personId: string;
  readonly skillId: string;
  readonly level: number;
  /** Default: 2026-01-01. */
  readonly validFrom?: string;
  /** Default: for ever. */
  readonly validTo?: string;
  /** Default: manager. */
  readonly source?: 'self' | 'manager' | 'training' | 'certificate' | 'rotation';
  /** Default: 2026-01-01T00:00:00Z. */
  readonly recordedAt?: string;
}

const ids = new UuidIds();

/** Writes a skill; gives its uuid. */
export async function buildSkill(
  database: Database,
  { key, family = 'general', zh = key, en = key }: SkillTraits,
): Promise<string> {
  const id = ids.next();
  await database.query(
    `INSERT INTO skill (id, key, family, title_zh, title_en, created_at)
     VALUES ($1, $2, $3, $4, $5, '2020-01-01T00:00:00Z')`,
    [id, key, family, zh, en],
  );
  return id;
}

/** Writes a claim without any check; gives its uuid. */
export async function buildSkillClaim(database: Database, traits: SkillClaimTraits): Promise<string> {
  const { personId, skillId, level, validFrom = '2026-01-01', validTo = null } = traits;
  const { source = 'manager', recordedAt = '2026-01-01T00:00:00Z' } = traits;
  const id = ids.next();
  await database.query(
    `INSERT INTO skill_claim (id, person_id, skill_id, level, valid_from, valid_to, source, evidence, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'evidence', $8)`,
    [id, personId, skillId, level, validFrom, validTo, source, recordedAt],
  );
  return id;
}
