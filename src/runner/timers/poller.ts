import { setImmediate as nextTurn } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Broadcast, Payload, Received } from '../../platform/broadcast/broadcast.js';
import type { Clock } from '../../platform/clock/clock.js';
import type { RunnerSettings } from '../runner.settings.js';
import type { Sleeper } from './sleeper.js';
import { WakeUp } from './wake-up.js';

const SHORTEST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** What a poller needs, whatever it polls for. */
export interface PollerParts {
  readonly broadcast: Broadcast;
  readonly clock: Clock;
  readonly sleeper: Sleeper;
  readonly settings: RunnerSettings;
}

/**
 * Works off what there is to do while the application runs, sleeps until there is more, and is woken by messages of a
 * topic from any process. Any number of processes may do the same side by side. When the database is away it tries again
 * after 0.2 to 10 seconds, or as soon as the broadcast is connected again.
 */
export abstract class Poller implements OnApplicationBootstrap, BeforeApplicationShutdown {
  protected readonly clock: Clock;
  /** What is broadcast when there is something to do. */
  protected abstract readonly topic: string;
  /** What the log says when it fails. */
  protected abstract readonly trouble: string;
  readonly #log = new Logger(this.constructor.name);
  readonly #broadcast: Broadcast;
  readonly #settings: RunnerSettings;
  readonly #wakeUp: WakeUp;
  #messages: AsyncIterableIterator<Received> | null = null;
  #working: Promise<unknown> = Promise.resolve();
  #stopped = true;
  #failures = 0;

  constructor({ broadcast, clock, sleeper, settings }: PollerParts) {
    this.clock = clock;
    this.#broadcast = broadcast;
    this.#settings = settings;
    this.#wakeUp = new WakeUp(sleeper);
  }

  /** Does what there is to do; returns the instant, in ms since 1970, until which there is nothing. */
  protected abstract pass(): Promise<number>;

  /** When there will be something to do because of a message; at once unless it says otherwise. */
  protected dueAt(_message: Payload): number {
    return 0;
  }

  onApplicationBootstrap(): void {
    if (this.#settings.firesTimers) this.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    this.#messages = this.#broadcast.subscribe(this.topic);
    this.#working = Promise.all([this.#listen(this.#messages), this.#work()]);
  }

  /** Returns when what is being done is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#wakeUp.hear(0);
    await this.#messages?.return?.();
    await this.#working;
  }

  async #listen(messages: AsyncIterableIterator<Received>): Promise<void> {
    // A null: something may have been missed, so look at once.
    for await (const message of messages) this.#wakeUp.hear(message === null ? 0 : this.dueAt(message));
  }

  async #work(): Promise<void> {
    while (!this.#stopped) {
      this.#wakeUp.forget();
      const until = await this.#tryPass();
      if (this.#stopped) return;
      await this.#wakeUp.sleep(this.clock.now().getTime(), until);
      await nextTurn();
    }
  }

  async #tryPass(): Promise<number> {
    try {
      const until = await this.pass();
      this.#failures = 0;
      return until;
    } catch (error) {
      const pauseMs = Math.min(SHORTEST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
      this.#failures += 1;
      this.#log.warn(`${this.trouble} at the moment; trying again in ${pauseMs} ms`, error);
      return this.clock.now().getTime() + pauseMs;
    }
  }
}
