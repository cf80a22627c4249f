/** How this process takes part in running. */
export interface RunnerSettings {
  /** Whether it fires timers by itself. Commands are always taken. */
  readonly firesTimers: boolean;
  /** How many records of runs it keeps in memory. */
  readonly cachedRuns: number;
  /** How many commands may wait before others are turned away. */
  readonly inboxCapacity: number;
  /** How long a command may take, waiting included, until its caller is told to try again; in milliseconds. */
  readonly commandTimeoutMs: number;
  /** How many runs may lie above a child run. */
  readonly mostDepth: number;
}

/** What holds where the configuration says nothing. */
export const DEFAULT_RUNNER_SETTINGS = {
  cachedRuns: 5_000,
  inboxCapacity: 5_000,
  commandTimeoutMs: 10_000,
  mostDepth: 10,
} as const;

export const RUNNER_SETTINGS = Symbol('RunnerSettings');
