import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Broadcast, type Received } from '../../platform/broadcast/broadcast.js';
import { Clock } from '../../platform/clock/clock.js';
import { RUNNER_SETTINGS, type RunnerSettings } from '../runner.settings.js';
import { Sleeper } from '../timers/sleeper.js';
import { WakeUp } from '../timers/wake-up.js';
import { MAIL_TOPIC } from '../topics.js';
import { DeliverMail } from './deliver-mail.js';
import { GrantLocks } from './grant-locks.js';

/** What was not heard of is found after so long at the latest: a process may have died over it. */
const LONGEST_SLEEP_MS = 5_000;
const SHORTEST_PAUSE_MS = 200;

/**
 * Sees to what runs tell each other and to the lines before the locks, while the application runs: at once when something is
 * told, by whatever process, and every few seconds for what a process that died has left.
 */
@Injectable()
export class MailPoller implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(MailPoller.name);
  readonly #wakeUp: WakeUp;
  #messages: AsyncIterableIterator<Received> | null = null;
  #working: Promise<unknown> = Promise.resolve();
  #stopped = true;
  #failures = 0;

  constructor(
    private readonly mail: DeliverMail,
    private readonly locks: GrantLocks,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
    sleeper: Sleeper,
    @Inject(RUNNER_SETTINGS) private readonly settings: RunnerSettings,
  ) {
    this.#wakeUp = new WakeUp(sleeper);
  }

  onApplicationBootstrap(): void {
    if (this.settings.firesTimers) this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#messages = this.broadcast.subscribe(MAIL_TOPIC);
    this.#working = Promise.all([this.#listen(this.#messages), this.#work()]);
  }

  /** Returns when what is being delivered is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wakeUp.hear(0);
    await this.#messages?.return?.();
    await this.#working;
  }

  /** Grants and delivers until nothing is left that can be; says how much was done. */
  async drain(): Promise<number> {
    let total = 0;
    for (;;) {
      const done = (await this.locks.pass()) + (await this.mail.pass());
      total += done;
      if (done === 0) return total;
    }
  }

  async #listen(messages: AsyncIterableIterator<Received>): Promise<void> {
    for await (const _ of messages) this.#wakeUp.hear(0);
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      this.#wakeUp.forget();
      const pauseMs = await this.#pass();
      if (this.#stopped) return;
      const now = this.clock.now().getTime();
      await this.#wakeUp.sleep(now, now + pauseMs);
    }
  }

  async #pass(): Promise<number> {
    try {
      await this.drain();
      this.#failures = 0;
      return LONGEST_SLEEP_MS;
    } catch (error) {
      const pauseMs = Math.min(SHORTEST_PAUSE_MS * 2 ** this.#failures, LONGEST_SLEEP_MS);
      this.#failures += 1;
      this.log.warn(`Runs cannot be told anything at the moment; trying again in ${pauseMs} ms`, error);
      return pauseMs;
    }
  }
}
