import { Option } from 'commander';
import { DatabaseClock } from '../platform/clock/database-clock.js';
import { readDatabaseClock } from '../platform/clock/read-database-clock.js';
import { loadConfig } from '../platform/config/load-config.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { Retention, type RetentionReport } from '../runner/retention/retention.js';
import type { RegisterCommand } from './command-io.js';
import { toLocale } from './to-locale.js';
import { withDatabase } from './with-database.js';

interface ArchiveOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly locale?: Locale;
}

/** `setpiece archive`: a pass of what runners do by themselves every hour, or what it would do. */
export const registerArchiveCommand: RegisterCommand = (program, io) => {
  program
    .command('archive')
    .description('archive the runs that ended long ago, as runners do every hour, and drop what is archived')
    .option('--dry-run', 'say what would be done, and change nothing')
    .option('--json', 'write the result as JSON')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async ({ dryRun = false, json = false, locale }: ArchiveOptions) => {
      const config = loadConfig(io.environment);
      const report = await withDatabase(config, async (database, url) => {
        // As the runners that do the same: this machine's clock may be another, and a month is dropped for good.
        const clock = new DatabaseClock(await readDatabaseClock(url));
        const retention = new Retention(database, clock, config.upkeep);
        return dryRun ? retention.survey() : retention.pass();
      });
      const language = locale ?? toLocale(io.environment['LANG']);
      io.write(
        json ? `${JSON.stringify({ dryRun, ...report }, null, 2)}\n` : render(report, dryRun, language),
      );
    });
};

const TEXTS = {
  en: {
    done: ['prepared', 'archived', 'dropped', 'dropped from the archive for good'],
    would: ['would prepare', 'would archive', 'would drop', 'would drop from the archive for good'],
    runs: ({ runs, events }: RetentionReport['archived']) => `${runs} runs with ${events} events`,
    months: 'the months',
    none: 'no months',
  },
  zh: {
    done: ['已准备', '已归档', '已移除', '已从归档中永久移除'],
    would: ['将准备', '将归档', '将移除', '将从归档中永久移除'],
    runs: ({ runs, events }: RetentionReport['archived']) => `${runs} 次执行，共 ${events} 个事件`,
    months: '月份',
    none: '无',
  },
} as const;

function render(report: RetentionReport, dryRun: boolean, locale: Locale): string {
  const { done, would, runs, months, none } = TEXTS[locale];
  const [prepared, archived, dropped, expired] = dryRun ? would : done;
  const list = (suffixes: readonly string[]) =>
    suffixes.length === 0 ? none : `${months} ${suffixes.map((each) => each.replace('_', '-')).join(', ')}`;
  return `${[
    `${prepared} ${list(report.prepared)}`,
    `${archived} ${runs(report.archived)}`,
    `${dropped} ${list(report.dropped)}`,
    `${expired} ${list(report.expired)}`,
  ].join('\n')}\n`;
}
