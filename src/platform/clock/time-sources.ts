/** The two clocks of a machine. */
export interface TimeSources {
  /** Milliseconds since 1970 as the machine believes them; jumps when somebody sets the clock. */
  readonly wall: () => number;
  /** Milliseconds since some fixed moment; never set, never back, and goes on while the process is stopped. */
  readonly monotonic: () => number;
}

export const MACHINE_TIME: TimeSources = {
  wall: () => Date.now(),
  monotonic: () => performance.now(),
};
