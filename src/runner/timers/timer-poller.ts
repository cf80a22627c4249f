import { Inject, Injectable } from '@nestjs/common';
import { Broadcast, type Payload } from '../../platform/broadcast/broadcast.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { RUNNER_SETTINGS, type RunnerSettings } from '../runner.settings.js';
import { TIMERS_TOPIC } from '../topics.js';
import { readNextDue } from './due-timer.js';
import { FireTimers, type Pass } from './fire-timers.js';
import { Poller } from './poller.js';
import { Sleeper } from './sleeper.js';

/** Timers fired before the loop looks around. */
const BATCH = 64;
/** A message that was lost delays a timer by no more than this. */
const LONGEST_SLEEP_MS = 30_000;
/** All that are due are in other hands. */
const PAUSE_MS = 200;

/** Fires timers while the application runs: works off what is due, and sleeps until the next is. */
@Injectable()
export class TimerPoller extends Poller {
  protected override readonly topic = TIMERS_TOPIC;
  protected override readonly trouble = 'Timers cannot be fired';
  #drains = false;

  constructor(
    private readonly timers: FireTimers,
    private readonly database: Database,
    broadcast: Broadcast,
    clock: Clock,
    sleeper: Sleeper,
    @Inject(RUNNER_SETTINGS) settings: RunnerSettings,
  ) {
    super({ broadcast, clock, sleeper, settings });
  }

  protected override dueAt({ dueAt }: Payload): number {
    return typeof dueAt === 'string' ? Date.parse(dueAt) : 0;
  }

  protected override async pass(): Promise<number> {
    const { fired, more } = await this.#fire();
    this.#drains = more;
    const now = this.clock.now().getTime();
    if (more) return fired === 0 ? now + PAUSE_MS : now;
    const next = await readNextDue(this.database);
    return Math.min(next?.getTime() ?? Number.POSITIVE_INFINITY, now + LONGEST_SLEEP_MS);
  }

  /** Where many are due, one transaction is thought about while the database works on the other. */
  async #fire(): Promise<Pass> {
    if (!this.#drains) return this.timers.pass(BATCH);
    const [one, other] = await Promise.all([this.timers.pass(BATCH), this.timers.pass(BATCH)]);
    return { fired: one.fired + other.fired, more: one.more || other.more };
  }
}
