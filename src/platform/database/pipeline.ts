import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { SET_FOR_TRANSACTION, type SessionSettings, settingValues } from './session-settings.js';
import type { PipelinedTransaction } from './statements.js';
import { togetherOn } from './write-together.js';
import { statementChannel } from './statement-channel.js';
import { StatementNames } from './statement-names.js';

/**
 * Plans of prepared statements are made once and kept, often while the tables are nearly empty and reading them whole
 * looks cheap; a day later they hold millions of rows. What comes this way looks rows up by key, and is to do so from the
 * first day. `SET LOCAL` ends with the transaction, so that it is right behind a pooler too.
 */
const BEGIN = [
  'BEGIN',
  'SET LOCAL enable_seqscan = off',
  'SET LOCAL enable_bitmapscan = off',
  'SET LOCAL enable_hashjoin = off',
  'SET LOCAL enable_mergejoin = off',
  'SET LOCAL plan_cache_mode = force_generic_plan',
].join('; ');

/**
 * Runs transactions on a pool whose clients pipeline. Statements are prepared once a connection, under names, unless the
 * pooler between us and the database does not carry names over; that is noticed at the first refusal.
 */
export class Pipeline {
  readonly #names: StatementNames;

  /** @param settings that each transaction is to set for itself; null where the connections keep theirs. */
  constructor(
    private readonly pool: Pool,
    private readonly settings: SessionSettings | null,
  ) {
    // A session that does not keep its settings does not keep names either.
    this.#names = new StatementNames(settings === null);
  }

  /** Runs one statement outside any transaction. Throws the driver's errors. */
  async query<R>(sql: string, params: readonly unknown[]): Promise<R[]> {
    if (statementChannel.hasSubscribers) statementChannel.publish({ sql });
    try {
      return (await this.pool.query(this.#toQuery(sql, params))).rows;
    } catch (error) {
      this.#names.learn(error);
      throw error;
    }
  }

  /** Commits what the work did when it returns; undoes all of it when it throws. Throws the driver's errors. */
  async transaction<T>(work: (tx: PipelinedTransaction) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    // One that breaks while nobody awaits its answer would otherwise bring the process down.
    let broken: Error | undefined;
    const lose = (error: Error): void => {
      broken = error;
    };
    client.on('error', lose);
    try {
      return await this.#run(client, work);
    } catch (error) {
      this.#names.learn(error);
      await rollBack(client).catch(lose);
      throw error;
    } finally {
      client.off('error', lose);
      client.release(broken);
    }
  }

  /** Several statements in one text have no parameters and cannot be prepared. */
  #toQuery(sql: string, params: readonly unknown[]): QueryConfig {
    if (sql === BEGIN) return { text: sql };
    const name = this.#names.of(sql);
    return { text: sql, values: [...params], ...(name !== null && { name }) };
  }

  async #run<T>(client: PoolClient, work: (tx: PipelinedTransaction) => Promise<T>): Promise<T> {
    const unanswered: Promise<QueryResult>[] = [];
    const together = togetherOn(client);
    const send = (sql: string, params: readonly unknown[] = []): Promise<QueryResult> => {
      if (statementChannel.hasSubscribers) statementChannel.publish({ sql });
      together();
      const answer = client.query(this.#toQuery(sql, params));
      // Whoever asked, or the commit, throws it.
      answer.catch(() => undefined);
      return answer;
    };
    unanswered.push(send(BEGIN));
    if (this.settings) unanswered.push(send(SET_FOR_TRANSACTION, settingValues(this.settings)));
    const result = await work({
      query: async <R>(sql: string, params?: readonly unknown[]): Promise<R[]> =>
        (await send(sql, params)).rows,
      send: (sql, params) => void unanswered.push(send(sql, params)),
    });
    const commit = send('COMMIT');
    await Promise.all(unanswered);
    // A transaction in which a statement failed is rolled back by its COMMIT, which does not call that an error.
    if ((await commit).command !== 'COMMIT') throw new Error('The transaction was rolled back.');
    return result;
  }
}

/** The first failure is the one to report; a connection on which not even this works is not used again. */
async function rollBack(client: PoolClient): Promise<void> {
  await client.query('ROLLBACK');
}
