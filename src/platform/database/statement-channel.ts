import { channel } from 'node:diagnostics_channel';

/** What is published on {@link statementChannel} for every statement sent to the database. */
export interface SentStatement {
  readonly sql: string;
}

/** Every SQL statement that goes through TypeORM, transaction control included. Costs nothing when nobody listens. */
export const statementChannel = channel('setpiece:sql-statement');
