import { type SentStatement, statementChannel } from '../../src/platform/database/statement-channel.js';

/** What some work returned, and every SQL statement that this process sent meanwhile (transaction control included). */
export interface CountedStatements<T> {
  readonly result: T;
  readonly statements: string[];
}

/** Runs the work and lists the statements it cost. */
export async function countStatements<T>(work: () => Promise<T>): Promise<CountedStatements<T>> {
  const statements: string[] = [];
  const listen = (message: unknown): void => {
    if (isSentStatement(message)) statements.push(message.sql);
  };
  statementChannel.subscribe(listen);
  try {
    return { result: await work(), statements };
  } finally {
    statementChannel.unsubscribe(listen);
  }
}

function isSentStatement(message: unknown): message is SentStatement {
  return (
    typeof message === 'object' && message !== null && 'sql' in message && typeof message.sql === 'string'
  );
}
