import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json.js';
import type { Statements } from '../../platform/database/statements.js';
import type { CallJob } from './call-job.js';
import type { CallFailure } from './call-failure.js';

/** A pending call of which one more attempt begins. */
export interface ClaimedCall {
  readonly service: string;
  /** The number of this attempt, from 1. */
  readonly attempt: number;
  readonly request: StoredRequest;
  readonly playbookVersionId: string;
}

/** As the chart made it: see the engine's `ServiceRequest`. Secrets are named in it, never written out. */
export interface StoredRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: JsonObject;
  readonly body: JsonValue;
}

/**
 * Counts one more attempt before it is made, so that a call is never made more often than its playbook says, even if
 * processes die over it. Null where nobody waits for the call any more.
 */
export async function claimCall(
  database: Statements,
  { runId, callId }: CallJob,
): Promise<ClaimedCall | null> {
  const [row] = await database.query<Omit<ClaimedCall, 'request'> & { request: JsonObject }>(
    `UPDATE service_call SET attempts = attempts + 1 FROM run
     WHERE service_call.run_id = $1 AND service_call.id = $2 AND service_call.status = 'pending' AND run.id = $1
     RETURNING service_key AS service, attempts AS attempt, request, run.playbook_version_id AS "playbookVersionId"`,
    [runId, callId],
  );
  return row === undefined ? null : { ...row, request: readRequest(row.request) };
}

/** Notes why the last attempt failed. */
export async function noteFailure(
  tx: Statements,
  { runId, callId }: CallJob,
  { code, message }: CallFailure,
): Promise<void> {
  await tx.query(
    `UPDATE service_call SET last_error = $3 WHERE run_id = $1 AND id = $2 AND status = 'pending'`,
    [runId, callId, `${code}: ${message}`],
  );
}

function readRequest({ method, url, headers, body }: JsonObject): StoredRequest {
  if (typeof method !== 'string' || typeof url !== 'string')
    throw new TypeError('The stored request is none.');
  return { method, url, headers: isJsonObject(headers) ? headers : {}, body: body ?? null };
}
