import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { updateDocument } from '../document.mjs';

const RESULTS = new URL('../results/', import.meta.url);

/**
 * Writes `results/<name>.json` if nothing was left out; a quick or partial look replaces nothing.
 *
 * @param {string} name
 * @param {import('../options.mjs').BenchOptions} options
 * @param {{ versions: object, parameters: object, figures: object, ratios: object }} measured
 */
export async function writeResult(name, options, { versions, parameters, figures, ratios }) {
  if (!options.whole) {
    console.log('\nA quick or partial look: bench/results stays as it is.');
    return;
  }
  const content = {
    scenario: name,
    on: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    versions: { node: process.versions.node, setpiece: await versionOfSetpiece(), ...versions },
    parameters,
    figures,
    ratios,
  };
  await mkdir(RESULTS, { recursive: true });
  await writeFile(new URL(`${name}.json`, RESULTS), `${JSON.stringify(content, null, 2)}\n`);
  await updateDocument();
  console.log(`\nWritten to bench/results/${name}.json and docs/PERFORMANCE.md.`);
}

/** What the figures depend on, and nothing that tells whose machine it is. */
export function describeMachine() {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    os: `${type()} ${release()} ${process.arch}`,
  };
}

async function versionOfSetpiece() {
  return JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')).version;
}

/** A ratio as it is written: two digits after the point. */
export function ratio(one, other) {
  return one > 0 && other > 0 ? Math.round((100 * one) / other) / 100 : null;
}
