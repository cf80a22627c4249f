import { Injectable } from '@nestjs/common';
import type { SkillHolders } from '../../engine/verify/people/staff.js';
import { Database } from '../../platform/database/database.js';
import { employedPeopleSql } from '../people/employed-people.sql.js';
import { claimsInForceSql } from '../skills/claims-in-force.sql.js';

const HEADCOUNTS = `
  SELECT d.key, count(*)::int AS people FROM person p JOIN department d ON d.id = p.department_id
  WHERE p.id IN (${employedPeopleSql('$1', '$2')}) GROUP BY d.key`;

const HOLDERS = `
  SELECT d.key AS department, s.key AS skill, f.level::int AS level, count(*)::int AS people
  FROM (${claimsInForceSql(
    `valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) AND person_id IN (${employedPeopleSql('$1', '$2')})`,
  )}) AS f
    JOIN person p ON p.id = f.person_id
    JOIN department d ON d.id = p.department_id
    JOIN skill s ON s.id = f.skill_id
  GROUP BY d.key, s.key, f.level`;

/** How many people work where and what they can do, without a word on who. */
@Injectable()
export class StaffRepository {
  constructor(private readonly database: Database) {}

  /** How many are employed in each department on the day (`YYYY-MM-DD`); a department of nobody is left out. */
  async headcounts(day: string): Promise<Map<string, number>> {
    const rows = await this.database.query<{ key: string; people: number }>(HEADCOUNTS, [day, null]);
    return new Map(rows.map(({ key, people }) => [key, people]));
  }

  /** How many of each department have a skill at a level on the day. */
  holders(day: string): Promise<SkillHolders[]> {
    return this.database.query<SkillHolders>(HOLDERS, [day, null]);
  }
}
