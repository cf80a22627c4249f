import { CodedError } from '../../platform/errors/coded-error.js';

/** More commands wait than this process takes in; nothing of this one was done. */
export class OverloadedError extends CodedError {
  constructor() {
    super('OVERLOADED', 'Too much is asked at the moment; nothing was done. Try again shortly.', {
      retryable: true,
    });
  }
}

/** The command was not answered in time; it may still be done. The same request with the same key learns what became of it. */
export class CommandTimeoutError extends CodedError {
  constructor() {
    super('COMMAND_TIMEOUT', 'The command was not answered in time, and may or may not be done.', {
      retryable: true,
    });
  }
}
