import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Broadcast, type Received } from '../../platform/broadcast/broadcast.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { RUNNER_SETTINGS, type RunnerSettings } from '../runner.settings.js';
import { TIMERS_TOPIC } from '../topics.js';
import { readNextDue } from './due-timer.js';
import { FireTimers, type Pass } from './fire-timers.js';
import { Sleeper } from './sleeper.js';
import { WakeUp } from './wake-up.js';

/** Timers fired before the loop looks around. */
const BATCH = 64;
/** A message that was lost delays a timer by no more than this. */
const LONGEST_SLEEP_MS = 30_000;
const SHORTEST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Fires timers while the application runs: works off what is due, sleeps until the next is due, and is woken when an
 * earlier one is set, by any process. Any number of processes may do this side by side. When the database is away it
 * tries again after 0.2 to 10 seconds, or as soon as the broadcast is connected again.
 */
@Injectable()
export class TimerPoller implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(TimerPoller.name);
  readonly #wakeUp: WakeUp;
  #messages: AsyncIterableIterator<Received> | null = null;
  #working: Promise<unknown> = Promise.resolve();
  #stopped = true;
  #failures = 0;
  #drains = false;

  constructor(
    private readonly timers: FireTimers,
    private readonly database: Database,
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
    this.#messages = this.broadcast.subscribe(TIMERS_TOPIC);
    this.#working = Promise.all([this.#listen(this.#messages), this.#work()]);
  }

  /** Returns when the timer that is being fired, if there is one, is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wakeUp.hear(0);
    await this.#messages?.return?.();
    await this.#working;
  }

  async #listen(messages: AsyncIterableIterator<Received>): Promise<void> {
    for await (const message of messages) {
      const dueAt = message?.['dueAt'];
      // A null: something may have been missed, so look at once.
      this.#wakeUp.hear(typeof dueAt === 'string' ? Date.parse(dueAt) : 0);
    }
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      const until = await this.#pass();
      if (this.#stopped) return;
      await this.#wakeUp.sleep(this.clock.now().getTime(), until);
      await nextTurn();
    }
  }

  /** Where many are due, one transaction is thought about while the database works on the other. */
  async #fire(): Promise<Pass> {
    if (!this.#drains) return this.timers.pass(BATCH);
    const [one, other] = await Promise.all([this.timers.pass(BATCH), this.timers.pass(BATCH)]);
    return { fired: one.fired + other.fired, more: one.more || other.more };
  }

  /** Fires what is due; says until when there is nothing to do. */
  async #pass(): Promise<number> {
    this.#wakeUp.forget();
    try {
      const { fired, more } = await this.#fire();
      this.#failures = 0;
      this.#drains = more;
      const now = this.clock.now().getTime();
      // All that are due are in other hands.
      if (more && fired === 0) return now + SHORTEST_PAUSE_MS;
      if (more) return now;
      const next = await readNextDue(this.database);
      return Math.min(next?.getTime() ?? Number.POSITIVE_INFINITY, now + LONGEST_SLEEP_MS);
    } catch (error) {
      const pauseMs = Math.min(SHORTEST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
      this.#failures += 1;
      this.log.warn(`Timers cannot be fired at the moment; trying again in ${pauseMs} ms`, error);
      return this.clock.now().getTime() + pauseMs;
    }
  }
}
