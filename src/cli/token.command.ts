import { Option } from 'commander';
import { choosePerson } from '../features/access/choose-person.js';
import { isDemoOpen } from '../features/access/demo-access.js';
import { PeopleRepository } from '../features/people/people.repository.js';
import type { PersonEntity } from '../features/people/person.entity.js';
import { readDemoKey } from '../platform/auth/demo-key.js';
import { DemoTokens } from '../platform/auth/demo-tokens.js';
import { calendarDayOf } from '../platform/clock/calendar-day.js';
import { SystemClock } from '../platform/clock/system-clock.js';
import type { Config } from '../platform/config/config.js';
import { loadConfig } from '../platform/config/load-config.js';
import { CodedError } from '../platform/errors/coded-error.js';
import type { RegisterCommand } from './command-io.js';
import { parseLifetime } from './parse-lifetime.js';
import { withDatabase } from './with-database.js';

interface TokenOptions {
  readonly as: string;
  /** Milliseconds. */
  readonly expires: number;
}

const MOST_LISTED = 10;
const MOST_DAYS = 30;

/** `setpiece token --as <person>`: prints a demo token, and nothing else, so that it can be used in a script. */
export const registerTokenCommand: RegisterCommand = (program, io) => {
  program
    .command('token')
    .description('print a token with which to try the running demo in the name of a person')
    .requiredOption('--as <person>', 'login, e-mail address, name or pinyin')
    .addOption(
      new Option('--expires <duration>', 'how long it is valid, such as 30m, 12h or 7d')
        .argParser(parseLifetime(MOST_DAYS))
        .default(12 * 3_600_000, '12h'),
    )
    .action(async ({ as, expires }: TokenOptions) => {
      const config = loadConfig(io.environment);
      if (!isDemoOpen(config)) throw new DemoClosedError();
      const clock = new SystemClock();
      const { login } = await findPerson(config, as, calendarDayOf(clock.now()));
      const tokens = new DemoTokens(await readDemoKey(config.database.dataFolder), clock);
      io.write(`${await tokens.issue(login, expires)}\n`);
    });
};

class DemoClosedError extends CodedError {
  constructor() {
    const message = 'Demo tokens are not accepted while SETPIECE_DEMO is off or OIDC_ISSUER is set.';
    super('DEMO_CLOSED', message);
  }
}

class PersonNotFoundError extends CodedError {
  constructor(text: string, found: readonly PersonEntity[]) {
    const people = found.map(({ login, name, pinyin }) => `  ${login}  ${name}  ${pinyin}`);
    if (found.length === 0) super('PERSON_NOT_FOUND', `Nobody who works here is called "${text}".`);
    else super('PERSON_AMBIGUOUS', `Several people fit "${text}"; name one by login:\n${people.join('\n')}`);
  }
}

async function findPerson(config: Config, text: string, today: string): Promise<PersonEntity> {
  return withDatabase(config, async (database) => {
    const people = new PeopleRepository(database);
    const page = { first: MOST_LISTED, limit: MOST_LISTED, after: null };
    const found = await people.page({ search: text, activeOn: today }, page);
    const person = choosePerson(text, found) ?? (await people.findByLoginOrEmail(text.toLowerCase()));
    if (!person) throw new PersonNotFoundError(text, found);
    return person;
  });
}
