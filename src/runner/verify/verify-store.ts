import type { Database } from '../../platform/database/database.js';
import { findStray } from './find-strays.js';
import { type Problem, problem } from './problem.js';
import type { RunVerifier } from './run-verifier.js';

/** Which runs; everything stored unless told otherwise. */
export interface VerifyScope {
  readonly runId?: string;
  /** Only runs that something happened to since. */
  readonly since?: Date;
}

/** The first thing that is not as it must be. */
export interface Lie {
  readonly runId: string;
  readonly seq: number | null;
  readonly problems: readonly Problem[];
}

export interface VerifyReport {
  readonly runs: number;
  readonly events: number;
  /** Runs whose logs were archived and let go of since. */
  readonly expired: number;
  readonly lie: Lie | null;
}

/** Told after every run: how far it has come, of how many runs there were at the beginning. */
export type VerifyProgress = (done: Pick<VerifyReport, 'runs' | 'events'>, total: number) => void;

/** Runs whose ids are in memory at a time. */
const SLICE = 500;

/**
 * Verifies run after run, in the order in which they were started, each in one view of its own, so that it can be done
 * beside a live service; then looks for rows that belong to no run. Stops at the first lie. Throws NotFoundError.
 */
export async function verifyStore(
  database: Database,
  verifier: RunVerifier,
  scope: VerifyScope,
  progress: VerifyProgress = () => undefined,
): Promise<VerifyReport> {
  const count = { runs: 0, events: 0, expired: 0 };
  const total = scope.runId === undefined ? await countRuns(database, scope.since) : 1;
  progress(count, total);
  for await (const runId of runsOf(database, scope)) {
    const { events, problems, seq, expired } = await verifier.replayRun(runId);
    count.runs += 1;
    count.events += events;
    if (expired) count.expired += 1;
    if (problems.length > 0) return { ...count, lie: { runId, seq, problems } };
    progress(count, total);
  }
  const everything = scope.runId === undefined && scope.since === undefined;
  return { ...count, lie: everything ? await strayLie(database) : null };
}

async function strayLie(database: Database): Promise<Lie | null> {
  const stray = await findStray(database);
  return (
    stray && {
      runId: stray.runId,
      seq: null,
      problems: [problem('STRAY_ROWS', { table: stray.table })],
    }
  );
}

async function* runsOf(database: Database, { runId, since }: VerifyScope): AsyncGenerator<string> {
  if (runId !== undefined) {
    yield runId;
    return;
  }
  let after: string | null = null;
  for (;;) {
    const slice: { id: string }[] = await database.query(
      `SELECT id FROM run WHERE ($1::uuid IS NULL OR id > $1) AND ($2::timestamptz IS NULL OR last_at >= $2)
       ORDER BY id LIMIT ${SLICE}`,
      [after, since ?? null],
    );
    for (const { id } of slice) yield id;
    const last = slice.at(-1);
    if (last === undefined || slice.length < SLICE) return;
    after = last.id;
  }
}

async function countRuns(database: Database, since?: Date): Promise<number> {
  const [row] = await database.query<{ runs: number }>(
    'SELECT count(*)::int AS runs FROM run WHERE $1::timestamptz IS NULL OR last_at >= $1',
    [since ?? null],
  );
  return row?.runs ?? 0;
}
