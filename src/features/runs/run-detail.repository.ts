import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { LocalizedText } from '../../platform/localized-text.js';

export interface RunStateRow {
  readonly runId: string;
  readonly state: string;
  readonly enteredAt: Date;
}

export interface TimerRow {
  readonly runId: string;
  readonly state: string;
  readonly dueAt: Date;
}

export interface InstancesRow {
  readonly runId: string;
  /** As the snapshot has it. */
  readonly instances: unknown;
}

export interface ObservationRow {
  readonly runId: string;
  readonly kpiKey: string;
  readonly seq: number;
  readonly value: number;
  readonly observedAt: Date;
  readonly recordedBy: string | null;
  readonly note: string;
}

export interface EscalationRow {
  readonly runId: string;
  readonly seq: number;
  readonly at: Date;
  readonly to: string;
  readonly task: string | null;
  readonly message: LocalizedText;
}

/** How many observations of a KPI, and escalations of a run are shown at most: the latest. */
export const MOST_DETAILS = 100;

/** Reads what stands beside a run, for many runs in one statement each. */
@Injectable()
export class RunDetailRepository {
  constructor(private readonly database: Database) {}

  findStates(runIds: readonly string[]): Promise<RunStateRow[]> {
    return this.database.query(
      `SELECT run.id AS "runId", s.state, s.since AS "enteredAt"
       FROM run, unnest(run.states, run.entered_at) AS s (state, since)
       WHERE run.id = ANY ($1::uuid[]) ORDER BY s.state`,
      [runIds],
    );
  }

  /** Of the runs that have any. */
  findInstances(runIds: readonly string[]): Promise<InstancesRow[]> {
    return this.database.query(
      `SELECT id AS "runId", snapshot -> 'instances' AS instances FROM run
       WHERE id = ANY ($1::uuid[]) AND snapshot -> 'instances' IS NOT NULL`,
      [runIds],
    );
  }

  findTimers(runIds: readonly string[]): Promise<TimerRow[]> {
    return this.database.query(
      `SELECT run_id AS "runId", state, due_at AS "dueAt" FROM timer
       WHERE run_id = ANY ($1::uuid[]) ORDER BY due_at, timer`,
      [runIds],
    );
  }

  findObservations(runIds: readonly string[]): Promise<ObservationRow[]> {
    return this.database.query(
      `SELECT run_id AS "runId", kpi_key AS "kpiKey", seq, value, observed_at AS "observedAt",
              recorded_by AS "recordedBy", note
       FROM (SELECT *, row_number() OVER (PARTITION BY run_id, kpi_key ORDER BY seq DESC) AS place
             FROM all_kpi_observation WHERE run_id = ANY ($1::uuid[])) AS observation
       WHERE place <= $2 ORDER BY seq`,
      [runIds, MOST_DETAILS],
    );
  }

  /** Escalations are effects in the log: they have no table of their own. */
  findEscalations(runIds: readonly string[]): Promise<EscalationRow[]> {
    return this.database.query(
      `SELECT "runId", seq, at, effect ->> 'to' AS to, effect ->> 'task' AS task, effect -> 'message' AS message
       FROM (SELECT run_id AS "runId", seq, at, effect, position,
                    row_number() OVER (PARTITION BY run_id ORDER BY seq DESC, position DESC) AS place
             FROM all_run_event, json_array_elements(effects) WITH ORDINALITY AS listed (effect, position)
             WHERE run_id = ANY ($1::uuid[]) AND effect ->> 'type' = 'escalate') AS escalation
       WHERE place <= $2 ORDER BY seq, position`,
      [runIds, MOST_DETAILS],
    );
  }
}
