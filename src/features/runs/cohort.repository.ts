import { Injectable } from '@nestjs/common';
import type { JsonObject } from '../../engine/json.js';
import type { Effect } from '../../engine/run/effect.js';
import { Database } from '../../platform/database/database.js';
import type { StandIn } from '../../runner/record/child-run.js';
import type { RunStatus } from './models/run-status.enum.js';

/** The runs of a cohort; null: whichever. */
export interface CohortCriteria {
  readonly playbookKey: string;
  readonly versionIds: readonly string[] | null;
  readonly status: readonly RunStatus[];
  readonly teamId: string | null;
  readonly states: readonly string[] | null;
}

/** A run of a cohort, as far as the fate of an event can be told from it. */
export interface CohortRun {
  readonly id: string;
  readonly playbookVersionId: string;
  readonly playbookKey: string;
  readonly teamId: string;
  readonly standIns: readonly StandIn[] | null;
  readonly status: RunStatus;
  readonly states: readonly string[];
  /** Null unless asked for. */
  readonly snapshot: JsonObject | null;
}

/** Finds the runs of cohorts, and what became of events in them. */
@Injectable()
export class CohortRepository {
  constructor(private readonly database: Database) {}

  /** Those after the id, in the order of ids. */
  list(
    { playbookKey, versionIds, status, teamId, states }: CohortCriteria,
    { after, limit, snapshots }: { after: string | null; limit: number; snapshots: boolean },
  ): Promise<CohortRun[]> {
    return this.database.query(
      `SELECT id, playbook_version_id AS "playbookVersionId", playbook_key AS "playbookKey", team_id AS "teamId",
              stand_ins AS "standIns", status, states, CASE WHEN $8::boolean THEN snapshot END AS snapshot
       FROM run
       WHERE playbook_key = $1
         AND ($2::uuid[] IS NULL OR playbook_version_id = ANY ($2))
         AND status = ANY ($3::text[])
         AND ($4::uuid IS NULL OR team_id = $4)
         AND ($5::text[] IS NULL OR states && $5)
         AND ($6::uuid IS NULL OR id > $6)
       ORDER BY id LIMIT $7`,
      [playbookKey, versionIds, status, teamId, states, after, limit, snapshots],
    );
  }

  /** The effects of one entry of each run's log. */
  async findEffects(
    entries: readonly { readonly runId: string; readonly seq: number }[],
  ): Promise<ReadonlyMap<string, readonly Effect[]>> {
    if (entries.length === 0) return new Map();
    const rows = await this.database.query<{ runId: string; effects: Effect[] }>(
      `SELECT event.run_id AS "runId", event.effects
       FROM unnest($1::uuid[], $2::int[]) AS x (run_id, seq)
       JOIN run_event AS event ON event.run_id = x.run_id AND event.seq = x.seq`,
      [entries.map(({ runId }) => runId), entries.map(({ seq }) => seq)],
    );
    return new Map(rows.map(({ runId, effects }) => [runId, effects]));
  }
}
