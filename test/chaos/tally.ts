/** What happened over all rounds, counted as it happens. */
export class Tally {
  rounds = 0;
  requests = 0;
  acknowledged = 0;
  refused = 0;
  unanswered = 0;
  repeats = 0;
  vanished = 0;
  kills = 0;
  stops = 0;
  restartsFast = 0;
  restartsImmediate = 0;
  terminations = 0;
  cuts = 0;
  clockShifts = 0;
  /** Milliseconds from the end of a round's disturbances until all is as it should be again. */
  readonly recoveries: number[] = [];
  /** Milliseconds from a replica's start until it is ready. */
  readonly starts: number[] = [];
  failedStarts = 0;
  /** Refusals that no client should have met. */
  readonly oddRefusals: { readonly key: string; readonly codes: readonly string[] }[] = [];
  /** Top-level errors by code. */
  readonly errors = new Map<string, number>();

  countError(code: string): void {
    this.errors.set(code, (this.errors.get(code) ?? 0) + 1);
  }
}
