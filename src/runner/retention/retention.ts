import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { archiveSlice, countRipeRuns, type Archived } from './archive-runs.js';
import { dropArchive, readExpiredArchives } from './drop-archives.js';
import { dropMonth, isWhollyArchived, readOverMonths } from './drop-months.js';
import { missingMonths, preparePartitions } from './prepare-partitions.js';
import { RETENTION_SETTINGS, type RetentionSettings } from './retention.settings.js';

/** What a pass did, or would do. Months as `2026_03`. */
export interface RetentionReport {
  /** Months whose partitions were prepared. */
  readonly prepared: readonly string[];
  readonly archived: Archived;
  /** Months (and `default`) whose rows went, all being in the archive. */
  readonly dropped: readonly string[];
  /** Months of the archive that went for good. */
  readonly expired: readonly string[];
}

/** Work that must not run twice at a time; any number that nothing else locks. */
const LOCK = 73_874_324;

/**
 * Keeps what is stored in bounds: prepares partitions ahead, copies runs that ended long ago into the archive, drops months
 * that are wholly there, and parts of the archive that are older than what is kept. Each step is a transaction of its own
 * that takes its turn with other processes; a pass can be cut short anywhere and goes on with the next.
 */
@Injectable()
export class Retention {
  private readonly log = new Logger(Retention.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(RETENTION_SETTINGS) private readonly settings: RetentionSettings,
  ) {}

  /** One pass; between two steps it ends early where the signal says so. */
  async pass(signal?: AbortSignal): Promise<RetentionReport> {
    const prepared = (await this.#inTurn((tx) => preparePartitions(tx, this.clock.now()))) ?? [];
    return {
      prepared,
      archived: await this.#archive(signal),
      dropped: await this.#dropMonths(signal),
      expired: await this.#dropArchives(signal),
    };
  }

  /** What a pass would do now. Changes nothing. Months become free to drop only a day after their runs are archived. */
  async survey(): Promise<RetentionReport> {
    const now = this.clock.now();
    const prepared = await this.database.transaction((tx) => missingMonths(tx, now));
    const { endedBefore, putBefore } = await this.#limits(now);
    const archived = endedBefore
      ? await this.database.transaction((tx) => countRipeRuns(tx, endedBefore))
      : { runs: 0, events: 0 };
    const dropped = endedBefore ? await this.#droppable(now) : [];
    const expired = putBefore
      ? await this.database.transaction((tx) => readExpiredArchives(tx, putBefore))
      : [];
    return { prepared: prepared.map(toSuffix), archived, dropped, expired };
  }

  async #archive(signal?: AbortSignal): Promise<Archived> {
    const total = { runs: 0, events: 0 };
    const { endedBefore } = await this.#limits(this.clock.now());
    if (endedBefore === null) return total;
    for (;;) {
      if (signal?.aborted) break;
      const slice = await this.#inTurn((tx) => archiveSlice(tx, endedBefore, this.clock.now()));
      if (slice === null || slice.runs === 0) break;
      total.runs += slice.runs;
      total.events += slice.events;
    }
    return total;
  }

  async #dropMonths(signal?: AbortSignal): Promise<string[]> {
    if (this.settings.archiveAfter === null || signal?.aborted) return [];
    const now = this.clock.now();
    return this.#dropEach(await this.#droppable(now), (tx, month) => dropMonth(tx, month, now), signal);
  }

  async #droppable(now: Date): Promise<string[]> {
    const whole: string[] = [];
    for (const month of await this.database.transaction((tx) => readOverMonths(tx, now))) {
      if (await isWhollyArchived(this.database, month)) whole.push(month);
      else this.log.error(`The partitions ${month} hold rows that are not in the archive; they stay`);
    }
    return whole;
  }

  async #dropArchives(signal?: AbortSignal): Promise<string[]> {
    const { putBefore } = await this.#limits(this.clock.now());
    if (putBefore === null) return [];
    const months = await this.database.transaction((tx) => readExpiredArchives(tx, putBefore));
    return this.#dropEach(months, (tx, month) => dropArchive(tx, month, putBefore), signal);
  }

  async #dropEach(
    months: readonly string[],
    drop: (tx: Transaction, month: string) => Promise<boolean>,
    signal?: AbortSignal,
  ): Promise<string[]> {
    const gone: string[] = [];
    for (const month of months) {
      const done = signal?.aborted ? null : await this.#inTurn((tx) => drop(tx, month));
      if (done === null) break;
      if (done) gone.push(month);
    }
    return gone;
  }

  /** Null where another process is at it. */
  async #inTurn<T>(work: (tx: Transaction) => Promise<T>): Promise<T | null> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.query<{ free: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS free', [LOCK]);
      return row?.free ? work(tx) : null;
    });
  }

  /** The database knows its calendar: a year is not 365 days. */
  async #limits(now: Date): Promise<{ endedBefore: Date | null; putBefore: Date | null }> {
    const [row] = await this.database.query<{ endedBefore: Date | null; putBefore: Date | null }>(
      `SELECT $1::timestamptz - $2::interval AS "endedBefore", $1::timestamptz - $3::interval AS "putBefore"`,
      [now, this.settings.archiveAfter, this.settings.archiveKeep],
    );
    return row ?? { endedBefore: null, putBefore: null };
  }
}

function toSuffix(month: string): string {
  return month.slice(0, 7).replace('-', '_');
}
