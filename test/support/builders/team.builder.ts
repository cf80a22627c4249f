import type { Database } from '../../../src/platform/database/database.js';
import { UuidIds } from '../../../src/platform/ids/uuid-ids.js';

export interface MemberTraits {
  /** Uuid. */
  readonly personId: string;
  /** Default: 50. */
  readonly allocationPercent?: number;
  /** Default: 2026-01-01. */
  readonly from?: string;
  readonly to?: string;
  /** Keys of the roles of `playbookKey` that they fill. */
  readonly roles?: readonly string[];
}

export interface TeamTraits {
  readonly name?: string;
  readonly leadId: string;
  readonly members?: readonly MemberTraits[];
  readonly playbookKey?: string;
  /** Default: 2026-01-01T00:00:00Z. */
  readonly createdAt?: string;
  readonly disbandedAt?: string;
}

export interface BuiltTeam {
  readonly id: string;
  /** In the order of the members given. */
  readonly memberIds: readonly string[];
}

const ids = new UuidIds();

/** Writes a team with its members and their roles, without any check; gives the uuids. */
export async function buildTeam(database: Database, traits: TeamTraits): Promise<BuiltTeam> {
  const { name = 'Team', leadId, members = [], playbookKey, createdAt = '2026-01-01T00:00:00Z' } = traits;
  const id = ids.next();
  await database.query(
    `INSERT INTO team (id, name, lead_id, created_at, disbanded_at) VALUES ($1, $2, $3, $4, $5)`,
    [id, name, leadId, createdAt, traits.disbandedAt ?? null],
  );
  const memberIds: string[] = [];
  for (const member of members) {
    const memberId = ids.next();
    memberIds.push(memberId);
    const { personId, allocationPercent = 50, from = '2026-01-01', to = null, roles = [] } = member;
    await database.query(
      `INSERT INTO team_member (id, team_id, person_id, allocation_percent, member_from, member_to, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [memberId, id, personId, allocationPercent, from, to, createdAt],
    );
    await database.query(
      `INSERT INTO role_filling (team_id, playbook_key, role_key, member_id, created_at)
       SELECT $1, $2, role, $3, $4 FROM unnest($5::text[]) AS role`,
      [id, playbookKey ?? null, memberId, createdAt, roles],
    );
  }
  return { id, memberIds };
}
