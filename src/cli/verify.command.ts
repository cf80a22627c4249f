import { performance } from 'node:perf_hooks';
import { InvalidArgumentError, Option } from 'commander';
import { loadConfig } from '../platform/config/load-config.js';
import { NotFoundError } from '../platform/domain-error.js';
import { CodedError } from '../platform/errors/coded-error.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { ChartStore } from '../runner/charts/chart-store.js';
import { RunVerifier } from '../runner/verify/run-verifier.js';
import { type VerifyReport, verifyStore } from '../runner/verify/verify-store.js';
import type { RegisterCommand } from './command-io.js';
import { toLocale } from './to-locale.js';
import { displayProgress } from './verify/progress.js';
import { withDatabase } from './with-database.js';

class NoSuchRunError extends CodedError {
  constructor(runId: string) {
    super('NOT_FOUND', `There is no run ${runId}.`);
  }
}

interface VerifyOptions {
  readonly run?: string;
  readonly since?: Date;
  readonly json?: boolean;
  readonly locale?: Locale;
}

/** `setpiece verify`: replays and checks everything that is stored of runs. Ends with 1 at the first lie. */
export const registerVerifyCommand: RegisterCommand = (program, io) => {
  program
    .command('verify')
    .description('replay and check everything that is stored of runs; also beside a server that works')
    .option('--run <id>', 'only this run', parseUuid)
    .option(
      '--since <instant>',
      'only runs that something happened to since, such as 2026-03-02',
      parseInstant,
    )
    .option('--json', 'write the result as JSON')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async ({ run, since, json = false, locale: wanted }: VerifyOptions) => {
      const locale = wanted ?? toLocale(io.environment['LANG']);
      const scope = { ...(run !== undefined && { runId: run }), ...(since !== undefined && { since }) };
      const progress = displayProgress(io, locale);
      const begun = performance.now();
      const report = await withDatabase(loadConfig(io.environment), (database) =>
        verifyStore(database, new RunVerifier(database, new ChartStore()), scope, progress.show),
      )
        .catch((error: unknown) => {
          throw error instanceof NotFoundError && run !== undefined ? new NoSuchRunError(run) : error;
        })
        .finally(() => progress.stop());
      const seconds = Number(((performance.now() - begun) / 1_000).toFixed(1));
      io.write(
        json ? `${JSON.stringify({ ...report, seconds }, null, 2)}\n` : RENDER[locale](report, seconds),
      );
      if (report.lie !== null) io.setExitCode(1);
    });
};

const RENDER: Readonly<Record<Locale, (report: VerifyReport, seconds: number) => string>> = {
  en: ({ runs, events, expired, lie }, seconds) => {
    const figures = `${runs} runs, ${events} events, ${seconds} s`;
    if (lie === null) {
      const past = expired > 0 ? `; the logs of ${expired} runs have been let go of` : '';
      return `All is as the logs say: ${figures}${past}.\n`;
    }
    const where = lie.seq === null ? '' : `, event ${lie.seq}`;
    return `Run ${lie.runId}${where} is not as it must be: ${lie.problems.join('; ')}.\nLooked at until then: ${figures}.\n`;
  },
  zh: ({ runs, events, expired, lie }, seconds) => {
    const figures = `${runs} 次执行，${events} 个事件，${seconds} 秒`;
    if (lie === null) {
      const past = expired > 0 ? `；其中 ${expired} 次执行的日志已按保留期移除` : '';
      return `一切与日志相符：${figures}${past}。\n`;
    }
    const where = lie.seq === null ? '' : `的第 ${lie.seq} 个事件`;
    return `执行 ${lie.runId} ${where}与应有的不符：${lie.problems.join('; ')}。\n此前已核对：${figures}。\n`;
  },
};

function parseUuid(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new InvalidArgumentError('It must be the UUID of a run.');
}

function parseInstant(text: string): Date {
  const instant = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new InvalidArgumentError('It must be a day such as 2026-03-02, or an instant.');
}
