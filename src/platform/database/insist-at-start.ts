import { setTimeout as pause } from 'node:timers/promises';
import { CodedError } from '../errors/coded-error.js';
import { isUnavailable } from './translate-database-error.js';
import type { WaitOptions } from './wait-for-database.js';

const PAUSE_MS = 500;

/** What time is to insisting; the process's own unless a test says otherwise. */
export interface StartTime {
  /** Monotonic milliseconds. */
  now(): number;
  pause(milliseconds: number): Promise<unknown>;
}

const PROCESS_TIME: StartTime = {
  now: () => performance.now(),
  pause: (milliseconds) => pause(milliseconds),
};

/**
 * Does a step of the start, and again while the database is away, until `waitMs` have passed since the first attempt. The
 * step must be one that can be repeated. Throws at once what waiting would not help, and at last why the database is away.
 */
export async function insistAtStart<T>(
  step: () => Promise<T>,
  { waitMs, onRetry }: WaitOptions,
  time: StartTime = PROCESS_TIME,
): Promise<T> {
  const deadline = time.now() + waitMs;
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!mayPass(error) || time.now() + PAUSE_MS > deadline) throw error;
      onRetry?.(error instanceof Error ? error.message : String(error));
    }
    await time.pause(PAUSE_MS);
  }
}

function mayPass(error: unknown): boolean {
  return error instanceof CodedError ? error.retryable : isUnavailable(error);
}
