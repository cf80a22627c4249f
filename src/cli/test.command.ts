import { Option } from 'commander';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { tryToRead, Unreadable } from './authoring/try-to-read.js';
import type { RegisterCommand } from './command-io.js';
import { findScenarios } from './scenarios/find-scenarios.js';
import { renderScenariosAsJson } from './scenarios/render-scenarios-as-json.js';
import { countOutcomes, renderScenarios } from './scenarios/render-scenarios.js';
import { runScenarioFiles, type PlaybookReport } from './scenarios/run-scenario-files.js';
import { toLocale } from './to-locale.js';

interface TestOptions {
  readonly json?: boolean;
  readonly coverage?: boolean;
  readonly locale?: Locale;
}

/** `setpiece test`: runs scenario files. Ends with 1 when one fails, 2 when there is nothing that can be run. */
export const registerTestCommand: RegisterCommand = (program, io) => {
  program
    .command('test')
    .description(
      'run the scenarios of playbooks on a clock of their own, and tell where one goes another way',
    )
    .argument(
      '[paths...]',
      'scenario files, playbook files with their scenarios beside them, or folders of playbooks',
      ['playbooks'],
    )
    .option('--coverage', 'tell which states of each playbook no scenario visits')
    .option('--json', 'write the result as JSON')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async (paths: readonly string[], options: TestOptions) => {
      const locale = options.locale ?? toLocale(io.environment['LANG']);
      const reports: PlaybookReport[] = [];
      for (const path of paths) {
        const folders = await tryToRead(() => findScenarios(path));
        if (folders instanceof Unreadable) reports.push(missing(path, folders));
        else for (const folder of folders) reports.push(await runScenarioFiles(folder));
      }
      io.write(
        options.json
          ? renderScenariosAsJson(reports, locale)
          : renderScenarios(reports, locale, options.coverage === true),
      );
      io.setExitCode(exitCodeOf(reports));
    });
};

function missing(path: string, { why }: Unreadable): PlaybookReport {
  return { playbook: path, trouble: { unreadable: why }, chart: null, scenarios: [] };
}

function exitCodeOf(reports: readonly PlaybookReport[]): number {
  const { passed, failed, unusable } = countOutcomes(reports);
  if (reports.some(hasUnreadable) || passed + failed + unusable === 0) return 2;
  return failed + unusable > 0 ? 1 : 0;
}

function hasUnreadable({ trouble, scenarios }: PlaybookReport): boolean {
  return [trouble, ...scenarios.map((one) => one.trouble)].some(
    (each) => each !== null && 'unreadable' in each,
  );
}
