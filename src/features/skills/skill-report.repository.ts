import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { Database } from '../../platform/database/database.js';
import { employedPeopleSql } from '../people/employed-people.sql.js';
import { claimsInForceSql } from './claims-in-force.sql.js';

/** Who is asked about: people employed on the day, of some departments (null: of all). */
export interface SkillScope {
  readonly on: string;
  readonly minLevel: number;
  readonly departmentIds: readonly string[] | null;
}

export interface SkilledPersonRow {
  readonly personId: string;
  readonly skillId: string;
  readonly level: number;
  readonly validTo: string | null;
}

export interface CompoundTalentRow {
  readonly personId: string;
  readonly familyCount: number;
  /** The highest level first. */
  readonly families: { readonly family: string; readonly level: number; readonly skillIds: string[] }[];
}

/** The claims in force on day $1 of people employed then in departments $2; `more` narrows them down. */
const inForce = (more = ''): string =>
  claimsInForceSql(
    `valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) AND person_id IN (${employedPeopleSql('$1', '$2')}) ${more}`,
  );

const SKILLED = `
  SELECT person_id AS "personId", skill_id AS "skillId", level, valid_to AS "validTo"
  FROM (${inForce('AND skill_id = $4')}) AS in_force WHERE level >= $3`;

const COMPOUND = `
  SELECT person_id AS "personId", count(*) AS "familyCount",
    jsonb_agg(jsonb_build_object('family', family, 'level', level, 'skillIds', skill_ids) ORDER BY level DESC, family) AS families
  FROM (
    SELECT person_id, family, max(level) AS level, jsonb_agg(skill_id ORDER BY level DESC, skill.key) AS skill_ids
    FROM (${inForce()}) AS in_force JOIN skill ON skill.id = skill_id
    WHERE level >= $3 GROUP BY person_id, family
  ) AS held
  GROUP BY person_id HAVING count(*) >= $4`;

/** Questions over everybody's claims in force. */
@Injectable()
export class SkillReportRepository {
  constructor(private readonly database: Database) {}

  /** People with the skill: the highest level first. */
  skilledPeople(scope: SkillScope, skillId: string, page: Page): Promise<SkilledPersonRow[]> {
    const [level, personId] = page.after ?? [null, null];
    return this.database.query(
      `SELECT * FROM (${SKILLED}) AS skilled
       WHERE $5::int IS NULL OR level < $5 OR (level = $5 AND "personId" > $6::uuid)
       ORDER BY level DESC, "personId" LIMIT $7`,
      [...this.scope(scope), skillId, level, personId, page.limit],
    );
  }

  countSkilledPeople(scope: SkillScope, skillId: string): Promise<number> {
    return this.count(SKILLED, [...this.scope(scope), skillId]);
  }

  /** People who hold so many families of skills: those with most families first. */
  compoundTalents(scope: SkillScope, minFamilies: number, page: Page): Promise<CompoundTalentRow[]> {
    const [familyCount, personId] = page.after ?? [null, null];
    return this.database.query(
      `SELECT * FROM (${COMPOUND}) AS compound
       WHERE $5::int IS NULL OR "familyCount" < $5 OR ("familyCount" = $5 AND "personId" > $6::uuid)
       ORDER BY "familyCount" DESC, "personId" LIMIT $7`,
      [...this.scope(scope), minFamilies, familyCount, personId, page.limit],
    );
  }

  countCompoundTalents(scope: SkillScope, minFamilies: number): Promise<number> {
    return this.count(COMPOUND, [...this.scope(scope), minFamilies]);
  }

  private scope({ on, departmentIds, minLevel }: SkillScope): unknown[] {
    return [on, departmentIds, minLevel];
  }

  private async count(sql: string, params: unknown[]): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*) FROM (${sql}) AS all_of_them`,
      params,
    );
    return row?.count ?? 0;
  }
}
