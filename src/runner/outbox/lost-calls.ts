import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { JOB_SCHEMA } from '../../platform/database/migrations/job-queue.js';
import { type CallToEnqueue, enqueueCalls } from './enqueue-calls.js';

/** Most calls that are queued anew in one go. */
const AT_ONCE = 1_000;

/** Finds calls that nobody would make any more. Any number of processes may look for them at the same time. */
@Injectable()
export class LostCalls {
  constructor(private readonly database: Database) {}

  /**
   * Frees jobs that were taken longer ago than the time, in milliseconds: their process has died over them. (graphile-worker
   * by itself does so after four hours.) Returns how many.
   */
  async free(olderThanMs: number): Promise<number> {
    const freed = await this.database.query<object>(
      `UPDATE ${JOB_SCHEMA}._private_jobs
       SET locked_at = NULL, locked_by = NULL, run_at = greatest(run_at, now())
       WHERE locked_at < now() - make_interval(secs => $1::float8 / 1000) RETURNING id`,
      [olderThanMs],
    );
    return freed.length;
  }

  /**
   * Queues pending calls anew that have no job that is still to be done (it was given up, or the queue was lost), and
   * throws out the jobs that were given up. Returns how many calls.
   */
  async requeue(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const lost = await tx.query<CallToEnqueue>(
        `SELECT run_id AS "runId", id, request FROM service_call
         WHERE status = 'pending' AND NOT EXISTS (
           SELECT FROM ${JOB_SCHEMA}._private_jobs WHERE key = service_call.id::text AND attempts < max_attempts)
         ORDER BY id LIMIT ${AT_ONCE}`,
      );
      await enqueueCalls(tx, lost);
      await tx.query(
        `DELETE FROM ${JOB_SCHEMA}._private_jobs WHERE attempts >= max_attempts AND locked_at IS NULL`,
      );
      return lost.length;
    });
  }
}
