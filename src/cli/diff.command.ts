import { Option } from 'commander';
import { diffPlaybooks } from '../engine/diff/diff-playbooks.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { requirePlaybook } from './authoring/require-playbook.js';
import type { RegisterCommand } from './command-io.js';
import { renderDiff } from './diff/render-diff.js';
import { toLocale } from './to-locale.js';

interface DiffOptions {
  readonly json?: boolean;
  readonly locale?: Locale;
}

/** `setpiece diff`: what two versions of a playbook differ in. Ends with 1 when they do, as `diff` does, 2 for an unusable file. */
export const registerDiffCommand: RegisterCommand = (program, io) => {
  program
    .command('diff')
    .description('tell in words what two versions of a playbook differ in; ends with 1 when they do')
    .argument('<old>', 'the older playbook file')
    .argument('<new>', 'the newer one')
    .option('--json', 'write the changes as JSON')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async (older: string, newer: string, options: DiffOptions) => {
      const locale = options.locale ?? toLocale(io.environment['LANG']);
      const [before, after] = [await requirePlaybook(older, locale), await requirePlaybook(newer, locale)];
      const changes = diffPlaybooks(before.definition, after.definition);
      io.write(options.json ? `${JSON.stringify({ changes }, null, 2)}\n` : renderDiff(changes, locale));
      io.setExitCode(changes.length > 0 ? 1 : 0);
    });
};
