import { Pool } from 'pg';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { DatabaseUnavailableError } from './database.errors.js';
import { SET_FOR_TRANSACTION, type SessionSettings, settingValues } from './session-settings.js';
import { Pipeline } from './pipeline.js';
import type { PipelinedTransaction, Statements } from './statements.js';
import { translateDatabaseError } from './translate-database-error.js';

/** An open transaction. Not to be used after the work it was given to has ended. */
export interface Transaction extends Statements {
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
export class Database implements Statements {
  #pipeline: Pipeline | null = null;

  /** @param settings that each transaction is to set for itself; null where the connections keep theirs. */
  constructor(
    readonly dataSource: DataSource,
    private readonly settings: SessionSettings | null = null,
  ) {}

  /** Runs one statement outside any transaction, on whichever connection is free. */
  async query<R>(sql: string, params: readonly unknown[] = []): Promise<R[]> {
    try {
      return await this.#pipelineOf().query<R>(sql, params);
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  /** Commits what the work did when it returns; undoes all of it when it throws. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      if (this.settings) await applySettings(runner, this.settings);
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

  /** Like {@link transaction}, for work in plain SQL that cannot wait for a round trip with each statement. */
  async pipelined<T>(work: (tx: PipelinedTransaction) => Promise<T>): Promise<T> {
    try {
      return await this.#pipelineOf().transaction(work);
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }

  poolUsage(): PoolUsage {
    if (!this.dataSource.isInitialized) return { total: 0, idle: 0, waiting: 0 };
    const pool = this.#pool();
    return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
  }

  #pipelineOf(): Pipeline {
    this.#pipeline ??= new Pipeline(this.#pool(), this.settings);
    return this.#pipeline;
  }

  /** TypeORM's own: one pool for everything. */
  #pool(): Pool {
    const { driver } = this.dataSource;
    const pool: unknown = 'master' in driver ? driver.master : undefined;
    if (pool instanceof Pool) return pool;
    throw new TypeError('The data source has no pool of PostgreSQL connections.');
  }
}

async function queryRows<R>(runner: QueryRunner, sql: string, params: readonly unknown[]): Promise<R[]> {
  const result = await runner.query(sql, [...params], true);
  return result.records;
}

/** Until the transaction ends. */
async function applySettings(runner: QueryRunner, settings: SessionSettings): Promise<void> {
  await runner.query(SET_FOR_TRANSACTION, settingValues(settings));
}

/** The first failure is the one to report: a roll-back on a broken connection fails too, and the server has done it. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
}
