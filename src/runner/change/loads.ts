import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Statements } from '../../platform/database/statements.js';
import { isLive, type RunRecord } from '../record/run-record.js';
import type { RunChange } from './run-change.js';

/** How long a count is taken for true; what this process itself does meanwhile is counted. */
const FRESH_MS = 1_000;
const MOST_PERSONS = 10_000;

interface Load {
  live: number;
  readonly readAt: number;
}

/**
 * How many live tasks people have, for allotting new ones. Counted in the database, over all runs, at most once a second
 * for each person: of two people, one busier by a task than was known is no harm.
 */
@Injectable()
export class LoadBoard {
  readonly #loads = new Map<string, Load>();

  constructor(private readonly clock: Clock) {}

  /** Sees to it that the persons' counts are known; one statement at most. */
  async learn(tx: Statements, personIds: readonly string[]): Promise<void> {
    const now = this.clock.now().getTime();
    const stale = personIds.filter((id) => now - (this.#loads.get(id)?.readAt ?? -Infinity) >= FRESH_MS);
    if (stale.length > 0) await this.#read(tx, stale, now);
  }

  /** The counts of the persons, as far as known. */
  of(personIds: readonly string[]): ReadonlyMap<string, number> {
    return new Map(personIds.map((id) => [id, this.#loads.get(id)?.live ?? 0]));
  }

  /** What a change that is about to be committed adds and takes away. */
  count(before: RunRecord, change: RunChange): void {
    for (const task of change.tasksOpened) this.#add(task.assigneeId, 1);
    for (const task of change.tasksChanged) {
      const old = before.tasks.find(({ id }) => id === task.id);
      if (old !== undefined && isLive(old)) this.#add(old.assigneeId, -1);
      if (isLive(task)) this.#add(task.assigneeId, 1);
    }
  }

  #add(personId: string | null, tasks: number): void {
    const load = personId === null ? undefined : this.#loads.get(personId);
    if (load !== undefined) load.live += tasks;
  }

  async #read(tx: Statements, personIds: readonly string[], now: number): Promise<void> {
    const rows = await tx.query<{ person_id: string; live: number }>(
      `SELECT person_id,
         (SELECT count(*) FROM task WHERE assignee_id = person_id AND status IN ('open', 'started')) AS live
       FROM unnest($1::uuid[]) AS p (person_id)`,
      [personIds],
    );
    if (this.#loads.size > MOST_PERSONS) this.#loads.clear();
    for (const { person_id: id, live } of rows) this.#loads.set(id, { live, readAt: now });
  }
}
