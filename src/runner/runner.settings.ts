/** How this process takes part in running. */
export interface RunnerSettings {
  /** Whether it fires timers by itself. Commands are always taken. */
  readonly firesTimers: boolean;
}

export const RUNNER_SETTINGS = Symbol('RunnerSettings');
