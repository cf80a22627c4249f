/** What a {@link CodedError} carries besides its code and message. */
export interface CodedErrorOptions {
  readonly cause?: unknown;
  /** True when the same request may succeed if it is simply sent again. Default: false. */
  readonly retryable?: boolean;
}

/** A failure with a stable, machine-readable `code`. Base of every error that may leave the platform. */
export class CodedError extends Error {
  readonly retryable: boolean;

  constructor(
    readonly code: string,
    message: string,
    options: CodedErrorOptions = {},
  ) {
    super(message, { cause: options.cause });
    this.name = new.target.name;
    this.retryable = options.retryable ?? false;
  }
}
