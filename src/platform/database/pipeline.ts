import type { Pool, PoolClient, QueryResult } from 'pg';
import { SET_FOR_TRANSACTION, type SessionSettings, settingValues } from './session-settings.js';
import type { PipelinedTransaction } from './statements.js';
import { statementChannel } from './statement-channel.js';
import { StatementNames } from './statement-names.js';

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

  async #run<T>(client: PoolClient, work: (tx: PipelinedTransaction) => Promise<T>): Promise<T> {
    const unanswered: Promise<QueryResult>[] = [];
    const send = (sql: string, params: readonly unknown[] = []): Promise<QueryResult> => {
      if (statementChannel.hasSubscribers) statementChannel.publish({ sql });
      const name = this.#names.of(sql);
      const answer = client.query({ text: sql, values: [...params], ...(name !== null && { name }) });
      // Whoever asked, or the commit, throws it.
      answer.catch(() => undefined);
      return answer;
    };
    unanswered.push(send('BEGIN'));
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
