import { readFile } from 'node:fs/promises';
import { Option } from 'commander';
import type { Organisation } from '../engine/load/check-playbook.js';
import { loadPlaybookFile } from '../engine/load/load-playbook.js';
import { namedPlaybooks, readPlaybookFile, type PlaybookFile } from '../engine/load/playbook-file.js';
import { proofOf } from '../engine/verify/proof-of.js';
import { readPartsBeside } from '../features/playbooks/playbook-parts.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { tryToRead, Unreadable } from './authoring/try-to-read.js';
import { type CheckedFile, countProblems, renderJson, renderReport } from './check/check-report.js';
import { ChildShelf } from './check/child-shelf.js';
import { findPlaybooks } from './check/find-playbooks.js';
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
    .argument('<files...>', 'playbook files, YAML or JSON, or folders of them')
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
      const checked = await checkFiles(files, organisation);
      io.write((options.json ? renderJson : renderReport)(checked, locale));
      const { errors, unreadable } = countProblems(checked);
      io.setExitCode(unreadable > 0 ? 2 : errors > 0 ? 1 : 0);
    });
};

async function checkFiles(
  paths: readonly string[],
  organisation: Organisation,
): Promise<readonly CheckedFile[]> {
  const found = (await Promise.all(paths.map(readFiles))).flat();
  // A file and its folder may both be given.
  const read = [...new Map(found.map((one) => [one.file, one])).values()];
  const shelf = new ChildShelf(read.flatMap((one) => ('playbook' in one ? [one.playbook] : [])));
  return Promise.all(read.map((one) => checkFile(one, organisation, shelf)));
}

async function checkFile(
  read: ReadFile | Unread,
  organisation: Organisation,
  shelf: ChildShelf,
): Promise<CheckedFile> {
  if (!('playbook' in read)) return read;
  const { file, playbook } = read;
  const names = namedPlaybooks(playbook);
  const children = names.length === 0 ? {} : await shelf.childrenFor(file, names);
  const loaded = loadPlaybookFile(playbook, { ...organisation, ...children });
  if (!loaded.ok) return { file, problems: loaded.problems };
  return { file, problems: [...loaded.warnings, ...proofOf(loaded).problems] };
}

interface ReadFile {
  readonly file: string;
  readonly playbook: PlaybookFile;
}

type Unread = Extract<CheckedFile, { readonly unreadable: string }>;

async function readFiles(path: string): Promise<(ReadFile | Unread)[]> {
  const files = await tryToRead(() => findPlaybooks(path));
  if (files instanceof Unreadable) return [{ file: path, unreadable: files.why }];
  return Promise.all(
    files.map(async (file): Promise<ReadFile | Unread> => {
      const source = await tryToRead(() => readFile(file, 'utf8'));
      if (source instanceof Unreadable) return { file, unreadable: source.why };
      return { file, playbook: readPlaybookFile(source, await readPartsBeside(file, source)) };
    }),
  );
}
