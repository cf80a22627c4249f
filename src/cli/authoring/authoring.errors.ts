import { CodedError } from '../../platform/errors/coded-error.js';

/** An author's file cannot be used, or not for this; the message says why, in the author's language. */
export class AuthoringError extends CodedError {
  constructor(
    code: string,
    message: string,
    /** 1: something is wrong with it; 2: it could not even be looked at. */
    readonly exitCode: 1 | 2,
  ) {
    super(code, message);
  }
}
