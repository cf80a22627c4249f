import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import { readPartsBeside } from '../features/playbooks/playbook-parts.js';
import { readDemoKey } from '../platform/auth/demo-key.js';
import { DemoTokens } from '../platform/auth/demo-tokens.js';
import { SystemClock } from '../platform/clock/system-clock.js';
import { loadConfig } from '../platform/config/load-config.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { ApiRefusal } from '../play/api-client.js';
import { AuthoringError } from './authoring/authoring.errors.js';
import { tryToRead, Unreadable } from './authoring/try-to-read.js';
import type { CommandIo, RegisterCommand } from './command-io.js';
import { parseUrl } from './parse-url.js';
import { publishPlaybook } from './publish/publish-playbook.js';
import { toLocale } from './to-locale.js';
import { HttpClient } from './tour/http-client.js';

interface PublishOptions {
  readonly url?: URL;
  readonly token?: string;
  readonly as?: string;
  readonly dryRun?: boolean;
  readonly acknowledge?: string;
  readonly locale?: Locale;
}

const TOKEN_LIFETIME_MS = 5 * 60_000;

/** `setpiece publish`: publishes a playbook through the API of a server. Ends with 1 when it is refused, 2 when nobody could be asked. */
export const registerPublishCommand: RegisterCommand = (program, io) => {
  program
    .command('publish')
    .description('have a running server check a playbook and publish it, and print what it found')
    .argument('<playbook>', 'a playbook file, YAML or JSON')
    .option('--url <url>', 'where the server is (default: this machine, at PORT)', parseUrl)
    .option('--token <token>', 'a bearer token of somebody who may publish (default: SETPIECE_TOKEN)')
    .option('--as <login>', 'publish to the running demo in the name of this person')
    .option('--dry-run', 'only have it checked')
    .option('--acknowledge <reason>', 'why to publish what is too large to be proved; the reason is kept')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async (file: string, options: PublishOptions) => {
      const locale = options.locale ?? toLocale(io.environment['LANG']);
      const source = await tryToRead(() => readFile(file, 'utf8'));
      if (source instanceof Unreadable) throw new AuthoringError('UNREADABLE', `${file}: ${source.why}`, 2);
      const parts = await readPartsBeside(file, source);
      const client = await clientFor(options, locale, io);
      try {
        const isPublished = await publishPlaybook({
          client,
          locale,
          file,
          source,
          parts,
          isDryRun: options.dryRun === true,
          acknowledgement: options.acknowledge ?? null,
          tell: (line) => io.write(`${line}\n`),
        });
        io.setExitCode(isPublished ? 0 : 1);
      } catch (error) {
        throw error instanceof ApiRefusal ? asFailure(error) : error;
      }
    });
};

async function clientFor(
  { url, as, token }: PublishOptions,
  locale: Locale,
  { environment }: CommandIo,
): Promise<HttpClient> {
  const config = loadConfig(environment);
  const server = url ?? new URL(`http://localhost:${config.http.port}`);
  const known = token ?? environment['SETPIECE_TOKEN'];
  if (known !== undefined) return new HttpClient(server, () => Promise.resolve(known), locale);
  if (as === undefined) throw new AuthoringError('NO_TOKEN', NO_TOKEN[locale], 2);
  const tokens = new DemoTokens(await readDemoKey(config.database.dataFolder), new SystemClock());
  return new HttpClient(server, () => tokens.issue(as, TOKEN_LIFETIME_MS), locale);
}

const NO_TOKEN = {
  zh: '请用 --token 或 SETPIECE_TOKEN 给出令牌；对正在运行的演示可用 --as。',
  en: 'Give a token with --token or SETPIECE_TOKEN; with the running demo, --as will do.',
};

/** Nobody there, or nobody who knows us: the playbook was not even looked at. */
const NOT_ASKED: ReadonlySet<string> = new Set([
  'UNREACHABLE',
  'NOT_SETPIECE',
  'UNAUTHENTICATED',
  'TOKEN_INVALID',
]);

function asFailure({ code, message, refusals }: ApiRefusal): AuthoringError {
  return new AuthoringError(code, message, refusals.some((one) => NOT_ASKED.has(one.code)) ? 2 : 1);
}
