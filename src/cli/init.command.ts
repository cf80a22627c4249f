import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InvalidArgumentError, Option } from 'commander';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { AuthoringError } from './authoring/authoring.errors.js';
import { tryToRead, Unreadable } from './authoring/try-to-read.js';
import type { RegisterCommand } from './command-io.js';
import { starterFiles } from './init/starter.js';
import { toLocale } from './to-locale.js';

interface InitOptions {
  readonly in: string;
  readonly zh?: string;
  readonly en?: string;
  readonly locale?: Locale;
}

const SCHEMAS = fileURLToPath(new URL('../../playbooks/', import.meta.url));

/** `setpiece init`: a new playbook to begin with. Never writes over anything. */
export const registerInitCommand: RegisterCommand = (program, io) => {
  program
    .command('init')
    .description(
      'begin a playbook: a commented file, scenarios and a README that pass check and test as they are',
    )
    .argument('<key>', "the playbook's name, kebab-case, as in flash-sale", parseKey)
    .option('--in <folder>', 'the folder of playbooks to put it in', 'playbooks')
    .option('--zh <title>', 'what it is called in Chinese')
    .option('--en <title>', 'what it is called in English')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async (key: string, options: InitOptions) => {
      const locale = options.locale ?? toLocale(io.environment['LANG']);
      const folder = join(options.in, key);
      if (!((await tryToRead(() => stat(folder))) instanceof Unreadable)) {
        const message = { zh: `${folder} 已经存在`, en: `${folder} is there already` };
        throw new AuthoringError('ALREADY_THERE', message[locale], 2);
      }
      const english = `${key[0]?.toUpperCase() ?? ''}${key.slice(1).replaceAll('-', ' ')}`;
      const { zh = `新打法 ${key}`, en = english } = options;
      const schemas = relative(resolve(folder), SCHEMAS) || '.';
      for (const [name, content] of Object.entries(starterFiles({ key, zh, en, schemas }))) {
        const file = join(folder, name);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, content, { flag: 'wx' });
        io.write(`${file}\n`);
      }
    });
};

function parseKey(text: string): string {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(text) && text.length <= 60) return text;
  throw new InvalidArgumentError('It must be kebab-case, like flash-sale.');
}
