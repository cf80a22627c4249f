import { Inject, Injectable } from '@nestjs/common';
import { Broadcast } from '../../platform/broadcast/broadcast.js';
import { Clock } from '../../platform/clock/clock.js';
import { RUNNER_SETTINGS, type RunnerSettings } from '../runner.settings.js';
import { Poller } from '../timers/poller.js';
import { Sleeper } from '../timers/sleeper.js';
import { MAIL_TOPIC } from '../topics.js';
import { DeliverMail } from './deliver-mail.js';
import { GrantLocks } from './grant-locks.js';

/** What was not heard of is found after so long at the latest: a process may have died over it. */
const LONGEST_SLEEP_MS = 5_000;

/**
 * Sees to what runs tell each other and to the lines before the locks, while the application runs: at once when something is
 * told, by whatever process, and every few seconds for what a process that died has left.
 */
@Injectable()
export class MailPoller extends Poller {
  protected override readonly topic = MAIL_TOPIC;
  protected override readonly trouble = 'Runs cannot be told anything';

  constructor(
    private readonly mail: DeliverMail,
    private readonly locks: GrantLocks,
    broadcast: Broadcast,
    clock: Clock,
    sleeper: Sleeper,
    @Inject(RUNNER_SETTINGS) settings: RunnerSettings,
  ) {
    super({ broadcast, clock, sleeper, settings });
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

  protected override async pass(): Promise<number> {
    await this.drain();
    return this.clock.now().getTime() + LONGEST_SLEEP_MS;
  }
}
