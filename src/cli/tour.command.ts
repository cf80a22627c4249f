import { Option } from 'commander';
import { type DemoTeam, readDemoFiles } from '../demo/demo-files.js';
import { readDemoKey } from '../platform/auth/demo-key.js';
import { DemoTokens } from '../platform/auth/demo-tokens.js';
import { SystemClock } from '../platform/clock/system-clock.js';
import { loadConfig } from '../platform/config/load-config.js';
import { LOCALES } from '../platform/localized-text.js';
import { readExampleRun } from '../play/example-run.js';
import type { RegisterCommand } from './command-io.js';
import { parseUrl } from './parse-url.js';
import { toLocale } from './to-locale.js';
import { HttpClient } from './tour/http-client.js';
import { TourFailedError } from './tour/tour.errors.js';
import { TOUR_TEXTS } from './tour/tour-texts.js';
import { Tour } from './tour/tour.js';

const TOKEN_LIFETIME_MS = 30 * 60_000;

interface TourOptions {
  readonly url?: URL;
  readonly playbook: string;
  readonly locale?: string;
}

/** `setpiece tour`: plays a playbook against a running server, as a demonstration and a smoke test. */
export const registerTourCommand: RegisterCommand = (program, io) => {
  program
    .command('tour')
    .description(
      'play a playbook from its first task to its retrospective, through the API of a running demo',
    )
    .option('--url <url>', 'where the server is (default: this machine, at PORT)', parseUrl)
    .option('--playbook <key>', 'which playbook', 'new-user-conversion')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async (options: TourOptions) => {
      const config = loadConfig(io.environment);
      const locale = toLocale(options.locale ?? io.environment['LANG']);
      const team = await findTeam(options.playbook);
      const example = await readExampleRun(options.playbook);
      const tokens = new DemoTokens(await readDemoKey(config.database.dataFolder), new SystemClock());
      const url = options.url ?? new URL(`http://localhost:${config.http.port}`);
      const client = new HttpClient(url, (login) => tokens.issue(login, TOKEN_LIFETIME_MS), locale);
      const tell = (line: string): void => io.write(`${line}\n`);
      const texts = TOUR_TEXTS[locale];
      await new Tour({ client, team, example, texts, title: example.title[locale], tell }).play();
    });
};

async function findTeam(playbook: string): Promise<DemoTeam> {
  const { teams } = await readDemoFiles();
  const team = teams.find((each) => each.playbook === playbook);
  if (team) return team;
  const keys = [...new Set(teams.map((each) => each.playbook))].sort();
  throw new TourFailedError(`There is no tour of the playbook ${playbook}, but of ${keys.join(', ')}.`);
}
