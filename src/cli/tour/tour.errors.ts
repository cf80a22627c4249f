import { CodedError } from '../../platform/errors/coded-error.js';

/** The tour cannot be played, or not to its end; the message says why. */
export class TourFailedError extends CodedError {
  constructor(message: string) {
    super('TOUR_FAILED', message);
  }
}
