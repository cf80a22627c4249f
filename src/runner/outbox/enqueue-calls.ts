import type { JsonObject } from '../../engine/json.js';
import { JOB_SCHEMA } from '../../platform/database/migrations/job-queue.js';
import type { Statements } from '../../platform/database/statements.js';
import { CALL_TASK, type CallJob, flagOf } from './call-job.js';

/** A call whose row is in `service_call`. */
export interface CallToEnqueue {
  readonly runId: string;
  readonly id: string;
  readonly request: JsonObject;
}

/** Deliveries that may go wrong on our side (the database is away …), hours apart in the end. */
const MOST_DELIVERIES = 100;

/**
 * The statement that queues the calls, to be sent in the transaction that writes their rows; null where there are none.
 * A call has one job at most: its id is the job's key.
 */
export function queueingOf(
  calls: readonly CallToEnqueue[],
): { readonly sql: string; readonly params: readonly unknown[] } | null {
  const jobs = calls.map(({ runId, id, request }) => ({ runId, callId: id, host: hostOf(request['url']) }));
  return jobs.length === 0 ? null : addJobs(jobs, null);
}

/** Queues the calls in the transaction: the jobs are there when it commits, and only then. */
export async function enqueueCalls(tx: Statements, calls: readonly CallToEnqueue[]): Promise<void> {
  const statement = queueingOf(calls);
  if (statement !== null) await tx.query(statement.sql, statement.params);
}

/** Queues the call once more, to be made at the instant, also while its present job is at work. */
export async function enqueueAgain(tx: Statements, job: CallJob, runAt: Date): Promise<void> {
  const { sql, params } = addJobs([job], runAt);
  await tx.query(sql, params);
}

function addJobs(jobs: readonly CallJob[], runAt: Date | null): { sql: string; params: readonly unknown[] } {
  return {
    sql: `
      SELECT count(*) FROM ${JOB_SCHEMA}.add_jobs(ARRAY(
        SELECT ROW('${CALL_TASK}', job, NULL, $2::timestamptz, ${MOST_DELIVERIES}, job ->> 'callId', 0, ARRAY[flag])
          ::${JOB_SCHEMA}.job_spec
        FROM unnest($1::json[], $3::text[]) AS jobs (job, flag)))`,
    params: [jobs.map((job) => JSON.stringify(job)), runAt, jobs.map(({ host }) => flagOf(host))],
  };
}

/** Empty for what is no URL: the call fails when it is made. */
function hostOf(url: unknown): string {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).hostname : '';
}
