import { setTimeout as pause } from 'node:timers/promises';

/** Lets time pass. */
export abstract class Sleeper {
  /** Returns after so many milliseconds, or at once when the signal is aborted. */
  abstract sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export class RealSleeper extends Sleeper {
  override async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    await pause(milliseconds, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
