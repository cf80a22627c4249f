import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { DatabaseUnavailableError } from './database.errors.js';
import { translateDatabaseError } from './translate-database-error.js';

/** An open transaction. Not to be used after the work it was given to has ended. */
export interface Transaction {
  /** The rows of a SELECT or of a RETURNING clause; no rows otherwise. */
  query<R>(sql: string, params?: readonly unknown[]): Promise<R[]>;
  readonly manager: EntityManager;
}

/** How many connections the pool has, how many of them nobody uses, and how many callers wait for one. */
export interface PoolUsage {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
}

/**
 * The only way to the database. Failures of the database itself (not of a statement) are thrown as
 * DatabaseUnavailableError, StatementTimeoutError or TransactionConflictError.
 */
export class Database {
  constructor(readonly dataSource: DataSource) {}

  /** Runs one statement outside any transaction, on whichever connection is free. */
  async query<R>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await queryRows<R>(runner, sql, params);
    } catch (error) {
      throw translateDatabaseError(error);
    } finally {
      await runner.release();
    }
  }

  /** Commits what the work did when it returns; undoes all of it when it throws. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const result = await work({
        query: <R>(sql: string, params: readonly unknown[] = []) => queryRows<R>(runner, sql, params),
        manager: runner.manager,
      });
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // TypeORM lets go of the connection by itself when it breaks between two statements.
      if (runner.isReleased) throw new DatabaseUnavailableError(error);
      await rollBack(runner);
      throw translateDatabaseError(error);
    } finally {
      await runner.release();
    }
  }

  poolUsage(): PoolUsage {
    const { driver } = this.dataSource;
    const pool: unknown = 'master' in driver ? driver.master : undefined;
    if (!countsItself(pool)) return { total: 0, idle: 0, waiting: 0 };
    return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
  }
}

interface PoolCounts {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

function countsItself(pool: unknown): pool is PoolCounts {
  return typeof pool === 'object' && pool !== null && 'totalCount' in pool;
}

async function queryRows<R>(runner: QueryRunner, sql: string, params: readonly unknown[]): Promise<R[]> {
  const result = await runner.query(sql, [...params], true);
  return result.records;
}

/** The first failure is the one to report: a roll-back on a broken connection fails too, and the server has done it. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
}
