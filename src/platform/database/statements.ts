/** Somewhere SQL can be sent to: the database, or an open transaction. */
export interface Statements {
  /** The rows of a SELECT or of a RETURNING clause; no rows otherwise. */
  query<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
}

/**
 * An open transaction whose statements go out without waiting for each other's answers: those sent one after the other,
 * before the first is awaited, cost one round trip together. Not to be used after the work it was given to has ended.
 */
export interface PipelinedTransaction extends Statements {
  /** Sends a statement whose answer nobody needs. Its failure is thrown when the transaction commits. */
  send(sql: string, params?: readonly unknown[]): void;
}
