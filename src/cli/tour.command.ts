import { readDemoFiles } from '../demo/demo-files.js';
import { readDemoKey } from '../platform/auth/demo-key.js';
import { DemoTokens } from '../platform/auth/demo-tokens.js';
import { SystemClock } from '../platform/clock/system-clock.js';
import { loadConfig } from '../platform/config/load-config.js';
import { readExampleRun } from '../play/example-run.js';
import type { RegisterCommand } from './command-io.js';
import { toLocale } from './to-locale.js';
import { HttpClient } from './tour/http-client.js';
import { TOUR_TEXTS } from './tour/tour-texts.js';
import { Tour } from './tour/tour.js';

const TOKEN_LIFETIME_MS = 30 * 60_000;

interface TourOptions {
  readonly url?: string;
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
    .option('--url <url>', 'where the server is (default: this machine, at PORT)')
    .option('--playbook <key>', 'which playbook', 'new-user-conversion')
    .option('--locale <zh|en>', 'the language (default: that of LANG)')
    .action(async (options: TourOptions) => {
      const config = loadConfig(io.environment);
      const locale = toLocale(options.locale ?? io.environment['LANG']);
      const team = (await readDemoFiles()).teams.find(({ playbook }) => playbook === options.playbook);
      if (!team) throw new Error(`The demo has no team for the playbook ${options.playbook}.`);
      const example = await readExampleRun(options.playbook);
      const tokens = new DemoTokens(await readDemoKey(config.database.dataFolder), new SystemClock());
      const url = new URL(options.url ?? `http://localhost:${config.http.port}`);
      const client = new HttpClient(url, (login) => tokens.issue(login, TOKEN_LIFETIME_MS), locale);
      const tell = (line: string): void => io.write(`${line}\n`);
      const texts = TOUR_TEXTS[locale];
      await new Tour({ client, team, example, texts, title: example.title[locale], tell }).play();
    });
};
