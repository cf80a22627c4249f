import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Retention } from '../retention/retention.js';
import { Sweeper } from '../sweep/sweeper.js';
import { Sleeper } from '../timers/sleeper.js';
import { UPKEEP_SETTINGS, type UpkeepSettings } from './upkeep.settings.js';

/** Archiving goes on in small steps all day rather than at once by night. */
const RETENTION_EVERY_MS = 3_600_000;
/** How soon what failed is tried again, at the latest. */
const RETRY_MS = 60_000;

/**
 * Does the upkeep while the application runs, in as many processes as there are: each looks every so often whether there
 * is something to be done that no other is at. Retention is looked at when the process starts and then every hour.
 */
@Injectable()
export class UpkeepRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(UpkeepRounds.name);
  #stop = new AbortController();
  #working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly retention: Retention,
    private readonly sweeper: Sweeper,
    private readonly sleeper: Sleeper,
    @Inject(UPKEEP_SETTINGS) private readonly settings: UpkeepSettings,
  ) {}

  onApplicationBootstrap(): void {
    if (this.settings.enabled) this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  start(): void {
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    this.#working = Promise.all([
      this.#repeat('Retention', RETENTION_EVERY_MS, signal, async () => {
        const { archived, dropped, expired } = await this.retention.pass(signal);
        if (archived.runs + dropped.length + expired.length > 0)
          this.log.log(
            `Archived ${archived.runs} runs; dropped the months ${list(dropped)}, archives ${list(expired)}`,
          );
      }),
      this.#repeat('The sweep', this.settings.sweepEveryMs, signal, () => this.sweeper.pass(signal)),
    ]);
  }

  /** Returns when the step that is under way, if there is one, is done. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#working;
  }

  async #repeat(
    what: string,
    everyMs: number,
    signal: AbortSignal,
    work: () => Promise<unknown>,
  ): Promise<void> {
    while (!signal.aborted) {
      let pauseMs = everyMs;
      try {
        await work();
      } catch (error) {
        pauseMs = Math.min(everyMs, RETRY_MS);
        this.log.warn(`${what} failed; trying again in ${pauseMs / 1_000} s`, error);
      }
      if (!signal.aborted) await this.sleeper.sleep(pauseMs, signal);
    }
  }
}

function list(months: readonly string[]): string {
  return months.length === 0 ? '–' : months.join(', ');
}
