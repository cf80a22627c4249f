import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { variables } from '../../src/platform/config/variables.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The names that the sources give to metrics. */
async function findMetrics(): Promise<string[]> {
  const files = (await readdir(join(ROOT, 'src'), { recursive: true })).filter((name) =>
    name.endsWith('.ts'),
  );
  const texts = await Promise.all(files.map((name) => readFile(join(ROOT, 'src', name), 'utf8')));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/name: '(setpiece_\w+)'/g)].map(([, name = '']) => name),
  );
  return [...new Set(names)].toSorted();
}

describe('docs/OPERATIONS.md', () => {
  let guide: string;

  beforeAll(async () => {
    guide = await readFile(join(ROOT, 'docs', 'OPERATIONS.md'), 'utf8');
  });

  it('says of every metric what it means, and of none that there is not', async () => {
    const named = new Set([...guide.matchAll(/`(setpiece_[a-z_]+)/g)].map(([, name = '']) => name));

    expect([...named].toSorted()).toEqual(await findMetrics());
  });

  it('names only variables that there are', () => {
    const known = new Set<string>(Object.keys(variables));
    const named = [
      ...guide.matchAll(/`((?:SETPIECE|DATABASE|STATEMENT|SHUTDOWN|BODY|RECORD|WEBSOCKET)_[A-Z_]+)`/g),
    ]
      .map(([, name = '']) => name)
      .filter((name) => !isCode(name));

    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});

/** Codes of errors look like variables. */
function isCode(name: string): boolean {
  return /^DATABASE_(TIMEOUT|FULL|READ_ONLY|CONFLICT)$|^BODY_TOO_LARGE$|^RECORD_BUDGET_EXCEEDED$/.test(name);
}
