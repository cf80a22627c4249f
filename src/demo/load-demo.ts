import { GraphQLSchemaHost } from '@nestjs/graphql';
import { PeopleService } from '../features/people/people.service.js';
import { ManualClock } from '../platform/clock/manual-clock.js';
import { Database } from '../platform/database/database.js';
import type { PlatformParts } from '../platform/platform.module.js';
import { PublishShippedService } from '../features/playbooks/publish-shipped.service.js';
import type { ApiClient } from '../play/api-client.js';
import { Runner } from '../runner/runner.js';
import { MailPoller } from '../runner/together/mail-poller.js';
import { readNextDue } from '../runner/timers/due-timer.js';
import { instantOf, type Appointment } from './agenda.js';
import { readDemoFiles } from './demo-files.js';
import { claimDemoLoad, finishDemoLoad, whileAlone } from './demo-load.js';
import { InProcessClient } from './in-process-client.js';
import { loadOrganisation } from './load-organisation.js';
import { planRotations } from './load-rotations.js';
import { planTeams } from './load-runs.js';
import { planTraining } from './load-training.js';
import type { NestExpressApplication } from '@nestjs/platform-express';

/** Days before today on which the demo's records begin. */
const FIRST_DAY = -400;

/** What the demo needs of the service: an application on any clock, without the poller that fires timers by itself. */
export type CreateApp = (parts: PlatformParts & { firesTimers: boolean }) => Promise<NestExpressApplication>;

/**
 * Loads the demo organisation where the database is empty: through the API, on a clock that runs from 400 days ago to now,
 * so that what it leaves behind is what a year's use would have left. Tells whether it did.
 */
export async function loadDemo(parts: PlatformParts, createApp: CreateApp): Promise<boolean> {
  const today = parts.clock.now();
  const clock = new ManualClock(instantOf(today, FIRST_DAY));
  const app = await createApp({ ...parts, clock, firesTimers: false });
  try {
    const database = app.get(Database, { strict: false });
    return await whileAlone(database, async () => {
      if (!(await claimDemoLoad(database, today))) return false;
      await app.get(PublishShippedService, { strict: false }).publishShipped();
      const client = new InProcessClient(
        app.get(GraphQLSchemaHost, { strict: false }).schema,
        app.get(PeopleService, { strict: false }),
      );
      const runner = app.get(Runner, { strict: false });
      const mail = app.get(MailPoller, { strict: false });
      const time = new PassingTime(clock, { runner, mail, database });
      await live(await planDemo(client, today), time);
      await time.passUntil(today);
      await finishDemoLoad(database, today);
      return true;
    });
  } finally {
    await app.close();
  }
}

async function planDemo(client: ApiClient, today: Date): Promise<Appointment[]> {
  const files = await readDemoFiles();
  const ids = await loadOrganisation(client, files);
  const plans = await Promise.all([
    planTraining(client, files, { ids, today }),
    planRotations(client, files, { ids, today }),
    planTeams(client, files, { ids, today }),
  ]);
  return plans.flat();
}

async function live(appointments: readonly Appointment[], time: PassingTime): Promise<void> {
  for (const { at, happen } of appointments.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    await time.passUntil(at);
    await happen();
  }
}

/** A clock's way through the past, on which each timer fires when it is due, and runs hear of each other at once. */
class PassingTime {
  constructor(
    private readonly clock: ManualClock,
    private readonly parts: {
      readonly runner: Runner;
      readonly mail: MailPoller;
      readonly database: Database;
    },
  ) {}

  async passUntil(instant: Date): Promise<void> {
    const { runner, mail, database } = this.parts;
    for (;;) {
      await mail.drain();
      const due = await readNextDue(database);
      if (due === null || due > instant) break;
      if (due > this.clock.now()) this.clock.advanceTo(due);
      if ((await runner.fireDueTimers()) === 0) break;
    }
    if (instant > this.clock.now()) this.clock.advanceTo(instant);
  }
}
