import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import type { Organisation } from '../engine/load/check-playbook.js';
import { loadPlaybook } from '../engine/load/load-playbook.js';
import { proofOf } from '../engine/verify/proof-of.js';
import { readPartsBeside } from '../features/playbooks/playbook-parts.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { type CheckedFile, countProblems, renderJson, renderReport } from './check/check-report.js';
import { readOrganisation } from './check/read-organisation.js';
import type { RegisterCommand } from './command-io.js';
import { toLocale } from './to-locale.js';

interface CheckOptions {
  readonly json?: boolean;
  readonly locale?: Locale;
  readonly organisation?: string;
}

/** `setpiece check`: everything that is wrong with playbook files. Ends with 1 for errors, 2 for an unreadable file. */
export const registerCheckCommand: RegisterCommand = (program, io) => {
  program
    .command('check')
    .description('list everything that is wrong with playbook files, with file, line and path')
    .argument('<files...>', 'playbook files, YAML or JSON')
    .option('--organisation <file>', 'check departments and skills against this organisation file too')
    .option('--json', 'write the result as JSON')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async (files: readonly string[], options: CheckOptions) => {
      const locale = options.locale ?? toLocale(io.environment['LANG']);
      const { organisation: file } = options;
      const organisation = file === undefined ? {} : await tryToRead(() => readOrganisation(file));
      if (organisation instanceof Unreadable) {
        io.writeError(`${file}: ${organisation.why}\n`);
        io.setExitCode(2);
        return;
      }
      const checked = await Promise.all(files.map((each) => checkFile(each, organisation)));
      io.write((options.json ? renderJson : renderReport)(checked, locale));
      const { errors, unreadable } = countProblems(checked);
      io.setExitCode(unreadable > 0 ? 2 : errors > 0 ? 1 : 0);
    });
};

async function checkFile(file: string, organisation: Organisation): Promise<CheckedFile> {
  const source = await tryToRead(() => readFile(file, 'utf8'));
  if (source instanceof Unreadable) return { file, unreadable: source.why };
  const loaded = loadPlaybook(source, organisation, await readPartsBeside(file, source));
  if (!loaded.ok) return { file, problems: loaded.problems };
  return { file, problems: [...loaded.warnings, ...proofOf(loaded).problems] };
}

class Unreadable {
  constructor(readonly why: string) {}
}

async function tryToRead<T>(read: () => Promise<T>): Promise<T | Unreadable> {
  try {
    return await read();
  } catch (error) {
    return new Unreadable(String(error).replace(/^\w*Error: /, ''));
  }
}
