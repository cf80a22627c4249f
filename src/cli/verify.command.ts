import { performance } from 'node:perf_hooks';
import { CommanderError, InvalidArgumentError, Option } from 'commander';
import { loadConfig } from '../platform/config/load-config.js';
import { NotFoundError } from '../platform/domain-error.js';
import { CodedError } from '../platform/errors/coded-error.js';
import { describeFailure } from '../platform/errors/describe-failure.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { ChartStore } from '../runner/charts/chart-store.js';
import { RunVerifier } from '../runner/verify/run-verifier.js';
import { type VerifyReport, verifyStore } from '../runner/verify/verify-store.js';
import type { CommandIo, RegisterCommand } from './command-io.js';
import { toLocale } from './to-locale.js';
import { displayProgress } from './verify/progress.js';
import { renderVerification } from './verify/render-verification.js';
import { withDatabase } from './with-database.js';

class NoSuchRunError extends CodedError {
  constructor(runId: string, locale: Locale) {
    super('NOT_FOUND', locale === 'zh' ? `没有执行 ${runId}。` : `There is no run ${runId}.`);
  }
}

/** Nothing could be checked, or not everything: that is no lie. */
const NOT_CHECKED = 2;

interface VerifyOptions {
  readonly run?: string;
  readonly since?: Date;
  readonly json?: boolean;
  readonly locale?: Locale;
}

/** `setpiece verify`: replays and checks everything that is stored of runs. Ends with 1 at the first lie, with 2 where it could not look. */
export const registerVerifyCommand: RegisterCommand = (program, io) => {
  program
    .command('verify')
    .description(
      'replay and check everything that is stored of runs; also beside a server that works. Exit code 1: something is not as its log says; 2: it could not be checked',
    )
    .option('--run <id>', 'only this run', parseUuid)
    .option(
      '--since <instant>',
      'only runs that something happened to since, such as 2026-03-02',
      parseInstant,
    )
    .option('--json', 'write the result as JSON')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : new CommanderError(NOT_CHECKED, error.code, error.message);
    })
    .action(async (options: VerifyOptions) => {
      const locale = options.locale ?? toLocale(io.environment['LANG']);
      try {
        const { report, seconds } = await verify(options, io, locale);
        io.write(
          options.json === true
            ? toJson(report, seconds, locale)
            : renderVerification(report, seconds, locale),
        );
        if (report.lie !== null) io.setExitCode(1);
      } catch (error) {
        io.writeError(`${describeFailure(error)}\n`);
        io.setExitCode(NOT_CHECKED);
      }
    });
};

async function verify(
  { run, since }: VerifyOptions,
  io: CommandIo,
  locale: Locale,
): Promise<{ report: VerifyReport; seconds: number }> {
  const scope = { ...(run !== undefined && { runId: run }), ...(since !== undefined && { since }) };
  const progress = displayProgress(io, locale);
  const begun = performance.now();
  try {
    const report = await withDatabase(loadConfig(io.environment), (database) =>
      verifyStore(database, new RunVerifier(database, new ChartStore()), scope, progress.show),
    );
    return { report, seconds: Number(((performance.now() - begun) / 1_000).toFixed(1)) };
  } catch (error) {
    throw error instanceof NotFoundError && run !== undefined ? new NoSuchRunError(run, locale) : error;
  } finally {
    progress.stop();
  }
}

function toJson({ lie, ...figures }: VerifyReport, seconds: number, locale: Locale): string {
  const problems = lie?.problems.map(({ code, message }) => ({ code, message: message[locale] }));
  return `${JSON.stringify({ ...figures, lie: lie && { ...lie, problems }, seconds }, null, 2)}\n`;
}

function parseUuid(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text;
  throw new InvalidArgumentError('It must be the UUID of a run.');
}

function parseInstant(text: string): Date {
  const instant = /^\d{4}-\d{2}-\d{2}/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (!Number.isNaN(instant.getTime())) return instant;
  throw new InvalidArgumentError('It must be a day such as 2026-03-02, or an instant.');
}
