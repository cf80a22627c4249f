import { readFile, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { Option } from 'commander';
import { stringify } from 'yaml';
import { camelName, type Draft, type ImportNote } from '../engine/import/draft.js';
import { importChecklist } from '../engine/import/import-checklist.js';
import { importXState } from '../engine/import/import-xstate.js';
import type { JsonValue } from '../engine/json.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { AuthoringError } from './authoring/authoring.errors.js';
import { tryToRead, Unreadable } from './authoring/try-to-read.js';
import type { RegisterCommand } from './command-io.js';
import { IMPORT_WORDS } from './import/import-words.js';
import { readChecklist } from './import/read-checklist.js';
import { toLocale } from './to-locale.js';

interface ImportOptions {
  readonly from: 'xstate' | 'csv';
  readonly encoding: string;
  readonly key?: string;
  readonly output?: string;
  readonly locale?: Locale;
}

/** `setpiece import`: a draft out of something else, and a report of what could not be carried over. Ends with 2 when it is nothing of the kind. */
export const registerImportCommand: RegisterCommand = (program, io) => {
  program
    .command('import')
    .description(
      'make a draft of a playbook out of an XState machine or a checklist, and report what could not be carried over',
    )
    .argument('<file>', 'a JSON export of XState or Stately, or a CSV file')
    .addOption(
      new Option('--from <kind>', 'what the file is').choices(['xstate', 'csv']).makeOptionMandatory(),
    )
    .option('--key <key>', "the playbook's name, kebab-case (default: the file's name)")
    .option('--encoding <name>', 'how its text is encoded, such as utf-8 or gb18030', 'utf-8')
    .option('-o, --output <file>', 'the file to write (default: the standard output)')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async (file: string, { from, output, encoding, ...options }: ImportOptions) => {
      const locale = options.locale ?? toLocale(io.environment['LANG']);
      const words = IMPORT_WORDS[locale];
      const text = decode(await readBytes(file), encoding, locale);
      const key = options.key ?? kebabName(basename(file, extname(file)));
      const draft = from === 'csv' ? draftOfCsv(text, key, locale) : draftOfXState(text, key, locale);
      const { notes, playbook } = draft;
      const head = [words.head(basename(file)), words.fillIn, ...notes.map((note) => tellNote(note, locale))];
      const source = `${head.map((line) => `# ${line}`).join('\n')}\n${stringify(playbook, { lineWidth: 110, aliasDuplicateObjects: false })}`;
      if (output === undefined) io.write(source);
      else await writeFile(output, source, { flag: 'wx' });
      io.writeError(`${[...notes.map((note) => tellNote(note, locale)), words.summary(notes)].join('\n')}\n`);
    });
};

async function readBytes(file: string): Promise<Buffer> {
  const bytes = await tryToRead(() => readFile(file));
  if (bytes instanceof Unreadable) throw new AuthoringError('UNREADABLE', `${file}: ${bytes.why}`, 2);
  return bytes;
}

/** Throws rather than let one character become another. */
function decode(bytes: Buffer, encoding: string, locale: Locale): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new AuthoringError('NOT_IN_ENCODING', IMPORT_WORDS[locale].notInEncoding(encoding), 2);
  }
}

function draftOfCsv(text: string, key: string, locale: Locale): Draft {
  const words = IMPORT_WORDS[locale];
  let checklist: ReturnType<typeof readChecklist>;
  try {
    checklist = readChecklist(text);
  } catch (error) {
    throw new AuthoringError('CSV_SYNTAX', error instanceof Error ? error.message : String(error), 2);
  }
  if (checklist === null) throw new AuthoringError('NO_TITLES', words.noTitles, 2);
  const draft = importChecklist(checklist.rows, key);
  if (draft === null) throw new AuthoringError('NO_ROWS', words.noRows, 2);
  const unknown = checklist.unknown.map((name): ImportNote => ({
    kind: 'lost',
    where: '1',
    message: { zh: `列“${name}”没有用到`, en: `Nothing is made of the column “${name}”` },
  }));
  return { ...draft, notes: [...unknown, ...draft.notes] };
}

function draftOfXState(text: string, key: string, locale: Locale): Draft {
  let json: JsonValue;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, '')) as JsonValue;
  } catch (error) {
    throw new AuthoringError('JSON_SYNTAX', error instanceof Error ? error.message : String(error), 2);
  }
  const draft = importXState(json, key);
  if (draft === null) throw new AuthoringError('NO_MACHINE', IMPORT_WORDS[locale].noMachine, 2);
  return draft;
}

function tellNote({ kind, where, message }: ImportNote, locale: Locale): string {
  const words = IMPORT_WORDS[locale];
  return `${words.kinds[kind]}  ${where === '' ? '' : `${where}  `}${message[locale]}`;
}

function kebabName(text: string): string {
  return camelName(text, 'draft').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
