import { readdir, readFile } from 'node:fs/promises';
import { loadPlaybook } from '../../dist/engine/load/load-playbook.js';
import { proofOf } from '../../dist/engine/verify/proof-of.js';
import { writeResult } from '../measure/result.mjs';
import { renderTable } from '../measure/table.mjs';
import { judge } from './judge.mjs';
import { makeMutants } from './mutants.mjs';
import { loopsByCounters, regionsByLength } from './scale-family.mjs';

const PLAYBOOKS = new URL('../../playbooks/', import.meta.url);
const SEED = 20_260_302;
const FULL = { each: 18, most: 10, bounds: { configurations: 1_000_000, steps: 4_000_000 } };
const QUICK = { each: 2, most: 1, bounds: { configurations: 20_000, steps: 100_000 } };
/** Mutants are made of playbooks that are proved quickly: each is proved anew. */
const SMALL = 6_000;

/** @param {import('../options.mjs').BenchOptions} options */
export async function runGate(options) {
  const parameters = options.quick ? QUICK : FULL;
  const playbooks = (await readPlaybooks()).map((loaded) => prove(loaded, parameters));
  console.log(
    renderTable(['playbook', 'verdict', 'situations', 'moves', 'ms', 'alarms'], playbooks.map(playbookRow)),
  );
  const sound = playbooks.filter(({ verdict }) => verdict === 'sound');
  const small = sound.filter(({ configurations }) => configurations <= SMALL);
  const mutants = judgeMutants(
    small.map(({ loaded }) => loaded.playbook),
    parameters,
  );
  console.log(
    renderTable(
      ['defect', 'mutants', 'caught'],
      mutants.map(({ defect, made, caught }) => [defect, made, caught]),
    ),
  );
  const scale = {
    regions: largest((length) => regionsByLength(4, length), parameters),
    counters: largest((limit) => loopsByCounters(4, limit), parameters),
  };
  const made = sum(mutants.map((each) => each.made));
  const caught = sum(mutants.map((each) => each.caught));
  const seconds = sum(playbooks.map(({ milliseconds }) => milliseconds)) / 1_000;
  const figures = {
    playbooks: playbooks.map(figureOf),
    mutants,
    scale,
    configurationsPerSecond: Math.round(sum(playbooks.map(({ configurations }) => configurations)) / seconds),
    movesPerSecond: Math.round(sum(playbooks.map(({ steps }) => steps)) / seconds),
  };
  const ratios = {
    mutantsCaught: Math.round((10_000 * caught) / made) / 10_000,
    falseAlarms: sum(playbooks.map(({ alarms }) => alarms)),
  };
  console.log('\nratios', ratios, { made, ...scale });
  await writeResult('gate', options, {
    versions: {},
    parameters: { seed: SEED, mutants: made, classes: mutants.length, ...parameters },
    figures,
    ratios,
  });
}

async function readPlaybooks() {
  const folder = new URL('fragments/', PLAYBOOKS);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const parts = await Promise.all(
    names.map(async (name) => ({ name, source: await readFile(new URL(name, folder), 'utf8') })),
  );
  const entries = (await readdir(PLAYBOOKS, { withFileTypes: true })).filter(
    (entry) => entry.isDirectory() && entry.name !== 'fragments',
  );
  const sources = await Promise.all(
    entries.map(({ name }) => readFile(new URL(`${name}/playbook.yaml`, PLAYBOOKS), 'utf8')),
  );
  return sources.map((source, index) => {
    const loaded = loadPlaybook(source, {}, parts);
    if (!loaded.ok) throw new Error(`${entries[index].name} does not load: ${loaded.problems[0].message.en}`);
    return loaded;
  });
}

function prove(loaded, { bounds }) {
  const begin = performance.now();
  const { verdict, configurations, steps, problems } = proofOf(loaded, bounds);
  const milliseconds = Math.round(performance.now() - begin);
  const alarms = problems.filter(
    ({ code }) => code !== 'TOO_LARGE_TO_PROVE' && code !== 'VALUES_NOT_TOLD_APART',
  ).length;
  return { playbook: loaded.playbook.key, verdict, configurations, steps, milliseconds, alarms, loaded };
}

function figureOf({ playbook, verdict, configurations, steps, milliseconds, alarms }) {
  return { playbook, verdict, configurations, steps, milliseconds, alarms };
}

function playbookRow({ playbook, verdict, configurations, steps, milliseconds, alarms }) {
  return [playbook, verdict, configurations, steps, milliseconds, alarms];
}

function judgeMutants(definitions, { each }) {
  const classes = new Map();
  for (const mutant of makeMutants(definitions, { each, seed: SEED })) {
    const { isCaught, codes } = judge({ loadPlaybook, proofOf }, mutant);
    const figure = classes.get(mutant.defect) ?? { defect: mutant.defect, made: 0, caught: 0, missed: [] };
    figure.made += 1;
    figure.caught += isCaught ? 1 : 0;
    if (!isCaught) figure.missed.push({ playbook: mutant.playbook, site: mutant.site, codes });
    classes.set(mutant.defect, figure);
  }
  return [...classes.values()];
}

/** The largest of a family that is proved within so many seconds, growing until one is not. */
function largest(family, { most, bounds }) {
  let best = { size: 0, configurations: 0, seconds: 0 };
  for (let size = 2; ; size += 1) {
    const loaded = loadPlaybook(JSON.stringify(family(size)));
    const { verdict, configurations, milliseconds } = prove(loaded, { bounds });
    const seconds = milliseconds / 1_000;
    if (verdict !== 'sound' || seconds > most) return best;
    best = { size, configurations, seconds };
  }
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
