import type { Log } from '../logging/create-log.js';
import { DatabaseClock, type ClockReading } from './database-clock.js';
import { MACHINE_TIME, type TimeSources } from './time-sources.js';

/** What keeping a clock takes. */
export interface ClockKeeperParts {
  /** Reads the database's clock a few times. */
  readonly read: () => Promise<readonly ClockReading[]>;
  readonly log: Log;
  readonly sources?: TimeSources;
  /** Default: an interval that does not keep the process alive. */
  readonly repeat?: Repeat;
}

/** Does something every so many milliseconds, until what it returns is called. */
export type Repeat = (task: () => void, milliseconds: number) => () => void;

const repeatUnheld: Repeat = (task, milliseconds) => {
  const timer = setInterval(task, milliseconds).unref();
  return () => clearInterval(timer);
};

const EVERY_MS = 30_000;
/** Clocks this far apart deserve an operator's attention. */
const NOTABLE_MS = 1_000;

/** Keeps a {@link DatabaseClock} at the database's time: compares the two every 30 seconds. */
export class ClockKeeper {
  readonly clock: DatabaseClock;
  private readonly read: ClockKeeperParts['read'];
  private readonly log: ClockKeeperParts['log'];
  private readonly sources: TimeSources;
  private readonly repeat: Repeat;
  #stop: (() => void) | undefined;
  #underWay: Promise<void> | null = null;
  #comparedAt: number;
  #failing = false;
  #apart = false;

  private constructor(
    { read, log, sources = MACHINE_TIME, repeat = repeatUnheld }: ClockKeeperParts,
    first: readonly ClockReading[],
  ) {
    this.read = read;
    this.log = log;
    this.sources = sources;
    this.repeat = repeat;
    this.clock = new DatabaseClock(first, sources);
    this.#comparedAt = sources.monotonic();
    this.#tellDistance(this.clock.wallAhead());
  }

  /** With the first comparison made; throws where the database cannot be asked. */
  static async create(parts: ClockKeeperParts): Promise<ClockKeeper> {
    return new ClockKeeper(parts, await parts.read());
  }

  /** From now on compares every 30 seconds, until it is stopped. */
  start(): void {
    this.#stop ??= this.repeat(() => void this.compare(), EVERY_MS);
  }

  /** Returns when no comparison is under way. */
  async stop(): Promise<void> {
    this.#stop?.();
    await this.#underWay;
  }

  /** Compares now; never throws. While the database cannot be asked the clock goes on as it went. */
  async compare(): Promise<void> {
    this.#underWay ??= this.#compare().finally(() => {
      this.#underWay = null;
    });
    await this.#underWay;
  }

  /** Seconds since the last comparison that succeeded. */
  secondsSinceComparison(): number {
    return (this.sources.monotonic() - this.#comparedAt) / 1_000;
  }

  async #compare(): Promise<void> {
    try {
      const { wallAhead, correction } = this.clock.follow(await this.read());
      this.#comparedAt = this.sources.monotonic();
      if (this.#failing) this.#tell('info', {}, "the database's clock can be read again");
      this.#failing = false;
      if (Math.abs(correction) > NOTABLE_MS)
        this.#tell(
          'warn',
          { seconds: correction / 1_000 },
          "the database's clock has been set; following it",
        );
      this.#tellDistance(wallAhead);
    } catch (err) {
      if (!this.#failing)
        this.#tell('warn', { err }, "the database's clock cannot be read; going on by the last comparison");
      this.#failing = true;
    }
  }

  #tellDistance(wallAhead: number): void {
    const apart = Math.abs(wallAhead) > NOTABLE_MS;
    if (apart && !this.#apart) {
      const fields = { seconds: wallAhead / 1_000 };
      this.#tell(
        'warn',
        fields,
        "this machine's clock differs from the database's, which is the one that counts",
      );
    }
    this.#apart = apart;
  }

  #tell(level: 'warn' | 'info', fields: object, message: string): void {
    this.log[level]({ context: 'Clock', ...fields }, message);
  }
}
