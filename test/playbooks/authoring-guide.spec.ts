import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../src/cli/cli.js';

const GUIDE = readFileSync('docs/AUTHORING.md', 'utf8');
const BLOCKS = [...GUIDE.matchAll(/```console\n([^]*?)```/g)].map(([, block = '']) => block);

describe('the page for authors', () => {
  const home = process.cwd();
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'setpiece-guide-'));
    process.chdir(folder);
  });

  afterAll(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });

  it('has something to run', () => {
    expect(BLOCKS.length).toBeGreaterThan(8);
  });

  it('prints what the commands print, from the first to the last', async () => {
    for (const block of BLOCKS) {
      const commands = block.split('\n').flatMap((line) => (line.startsWith('$ ') ? [line.slice(2)] : []));
      const printed: string[] = [];
      for (const command of commands) printed.push(`$ ${command}\n${await output(command)}`);
      expect(printed.join('')).toBe(block);
    }
  });
});

/** What a line of the page prints: `setpiece` in this process, everything else in a shell. */
async function output(command: string): Promise<string> {
  const [before, after] = command.split(' | setpiece ');
  const typed = after === undefined ? '' : shell(before ?? '');
  const args = after ?? (command.startsWith('setpiece ') ? command.slice('setpiece '.length) : null);
  if (args === null) return shell(command);
  let text = '';
  await runCli(wordsOf(args), {
    environment: { LANG: 'en_GB.UTF-8' },
    terminal: false,
    write: (part) => void (text += part),
    writeError: (part) => void (text += part),
    lines: () => linesOf(typed),
  });
  return text;
}

function shell(command: string): string {
  return execFileSync('sh', ['-c', command], { encoding: 'utf8' });
}

function wordsOf(args: string): string[] {
  return [...args.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

async function* linesOf(text: string): AsyncGenerator<string, void> {
  for (const line of text.trimEnd().split('\n')) yield await Promise.resolve(line);
}
