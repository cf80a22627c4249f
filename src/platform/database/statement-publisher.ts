import type { Logger } from 'typeorm';
import { type SentStatement, statementChannel } from './statement-channel.js';

/** TypeORM's logger, used only to publish statements: parameters may be personal and are never passed on. */
export class StatementPublisher implements Logger {
  logQuery(sql: string): void {
    if (statementChannel.hasSubscribers) statementChannel.publish({ sql } satisfies SentStatement);
  }

  logQueryError(): void {}

  logQuerySlow(): void {}

  logSchemaBuild(): void {}

  logMigration(): void {}

  log(): void {}
}
