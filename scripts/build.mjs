// Compiles src to dist: only what changed, and nothing of what was deleted stays. Types are checked elsewhere (npm test).
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCE = join(ROOT, 'src');
const TARGET = join(ROOT, 'dist');
const MANIFEST = join(TARGET, '.build.json');

/**
 * Brings dist up to date and returns how many files were written. Throws an error that lists every file that does not
 * compile; the others are written nevertheless.
 *
 * @returns {Promise<number>}
 */
export async function build() {
  const [before, settings, sources] = await Promise.all([readManifest(), hashSettings(), listSources()]);
  const known = before.settings === settings ? before.files : {};
  /** @type {Record<string, string>} */
  const files = {};
  /** @type {string[]} */
  const failures = [];
  const changed = [];
  for (const source of sources) {
    const content = await readFile(join(SOURCE, source), 'utf8');
    const hash = createHash('sha256').update(content).digest('hex');
    if (known[source] === hash) files[source] = hash;
    else changed.push({ source, content, hash });
  }
  const gone = Object.keys(before.files).filter((source) => !sources.includes(source));
  await Promise.all(gone.flatMap(outputsOf).map((path) => rm(path, { force: true })));
  for (const { source, content, hash } of changed) {
    try {
      await compile(source, content);
      files[source] = hash;
    } catch (error) {
      failures.push(`${join('src', source)}: ${String(error)}`);
    }
  }
  if (changed.length + gone.length > 0)
    await writeWhole(MANIFEST, JSON.stringify({ settings, files }, null, 1));
  if (failures.length > 0) throw new Error(`The build failed.\n${failures.join('\n')}`);
  return changed.length;
}

/** @returns {Promise<{ settings: string, files: Record<string, string> }>} */
async function readManifest() {
  try {
    return JSON.parse(await readFile(MANIFEST, 'utf8'));
  } catch {
    return { settings: '', files: {} };
  }
}

/** Everything besides a source that decides what it compiles to. */
async function hashSettings() {
  const [swcrc, compiler] = await Promise.all(
    [join(ROOT, '.swcrc'), join(ROOT, 'node_modules', '@swc', 'core', 'package.json')].map((file) =>
      readFile(file),
    ),
  );
  return createHash('sha256').update(swcrc).update(compiler).digest('hex');
}

async function listSources() {
  const entries = await readdir(SOURCE, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !entry.name.endsWith('.spec.ts'))
    .map((entry) => relative(SOURCE, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** @param {string} source */
function outputsOf(source) {
  const output = join(TARGET, source.replace(/\.ts$/, '.js'));
  return [output, `${output}.map`];
}

/**
 * @param {string} source
 * @param {string} content
 */
async function compile(source, content) {
  const [output, map] = outputsOf(source);
  await mkdir(dirname(output), { recursive: true });
  if (source.endsWith('.mjs')) return writeWhole(output, content);
  const { transform } = await import('@swc/core');
  const compiled = await transform(content, {
    filename: join(SOURCE, source),
    sourceFileName: relative(dirname(output), join(SOURCE, source)),
    configFile: join(ROOT, '.swcrc'),
  });
  await writeWhole(map, compiled.map ?? '');
  await writeWhole(output, `${compiled.code}\n//# sourceMappingURL=${basename(map)}\n`);
}

/**
 * A file is there whole or not at all, also while another process builds.
 *
 * @param {string} path
 * @param {string} content
 */
async function writeWhole(path, content) {
  const draft = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, content);
  await rename(draft, path);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
