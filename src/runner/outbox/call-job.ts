/** The task that graphile-worker knows these jobs by. */
export const CALL_TASK = 'callService';

/** What a job says: which call to make, and to which host, as far as its URL tells. The call itself is a row. */
export interface CallJob {
  readonly runId: string;
  readonly callId: string;
  readonly host: string;
}

export function readCallJob(payload: unknown): CallJob {
  if (typeof payload === 'object' && payload !== null) {
    const { runId, callId, host }: { runId?: unknown; callId?: unknown; host?: unknown } = payload;
    if (typeof runId === 'string' && typeof callId === 'string' && typeof host === 'string') {
      return { runId, callId, host };
    }
  }
  throw new TypeError('This job says of no call which it is.');
}

/** The flag of jobs that go to the host, by which a process leaves those alone that it cannot take at the moment. */
export function flagOf(host: string): string {
  return `host:${host}`;
}
