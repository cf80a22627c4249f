import { CodedError } from './coded-error.js';

/** A failure for the person at the terminal: its code and message where it was foreseen, else everything known of it. */
export function describeFailure(error: unknown): string {
  if (error instanceof CodedError) return `${error.code}: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
