import { Inject, Injectable } from '@nestjs/common';
import { RUNNER_SETTINGS, type RunnerSettings } from '../runner.settings.js';
import type { LockedHead } from './lock-runs.js';
import type { RunRecord } from './run-record.js';

/**
 * Records of runs as this process left them, so that they need not be read again; bounded, those used last are kept. A
 * record holds only as long as the head of the run's log is still the one it was made with: whatever changes anything of
 * a run logs an event, so another process's event shows in the head, under the lock.
 */
@Injectable()
export class RunCache {
  /** In the order of their last use, oldest first. */
  readonly #records = new Map<string, RunRecord>();
  /** Of the live tasks of those. */
  readonly #runs = new Map<string, string>();
  readonly #most: number;

  constructor(@Inject(RUNNER_SETTINGS) { cachedRuns }: RunnerSettings) {
    this.#most = cachedRuns;
  }

  /** The record as it may be, for looking ahead. */
  guess(runId: string): RunRecord | undefined {
    return this.#records.get(runId);
  }

  /** The record as it is, given the head read under the lock. */
  get({ id, head }: LockedHead): RunRecord | undefined {
    const record = this.#records.get(id);
    return head !== null && record?.head === head ? record : undefined;
  }

  /** The run of a task that is live in a kept record, or was when it was kept. */
  runOf(taskId: string): string | null {
    return this.#runs.get(taskId) ?? null;
  }

  /** Only for records that are committed. */
  put(record: RunRecord): void {
    this.#drop(record.id);
    this.#records.set(record.id, record);
    for (const { id } of record.tasks) this.#runs.set(id, record.id);
    if (this.#records.size <= this.#most) return;
    const [oldest] = this.#records.keys();
    if (oldest !== undefined) this.#drop(oldest);
  }

  #drop(runId: string): void {
    for (const { id } of this.#records.get(runId)?.tasks ?? []) this.#runs.delete(id);
    this.#records.delete(runId);
  }
}
