import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Chart } from '../engine/chart/chart.js';
import { loadScenario } from '../engine/scenario/load-scenario.js';
import { readInstant } from '../engine/scenario/moments.js';
import { LEAD } from '../engine/scenario/players.js';
import type { ScenarioDefaults, ScenarioDefinition } from '../engine/scenario/scenario-definition.js';
import { beginSimulation } from '../engine/simulation/advance.js';
import type { SimulatedRun } from '../engine/simulation/simulated-run.js';
import { MODEST, suggestData } from '../engine/simulation/suggest-data.js';
import { LOCALES, type Locale } from '../platform/localized-text.js';
import { AuthoringError } from './authoring/authoring.errors.js';
import { readExample } from './authoring/read-example.js';
import { readChildOutputs } from './authoring/read-child-outputs.js';
import { requirePlaybook } from './authoring/require-playbook.js';
import { statesOf, unvisitedStates } from './authoring/coverage.js';
import { describeProblems } from './authoring/describe-problems.js';
import { tryToRead, Unreadable } from './authoring/try-to-read.js';
import type { CommandIo, RegisterCommand } from './command-io.js';
import { walkInteractively } from './simulate/interactive.js';
import { walkAtRandom } from './simulate/random-walk.js';
import { playScript } from './simulate/play-script.js';
import { Teller } from './simulate/teller.js';
import { Walk } from './simulate/walk.js';
import { writeScenario } from './simulate/write-scenario.js';
import { toLocale } from './to-locale.js';

interface SimulateOptions {
  readonly script?: string;
  readonly random?: boolean;
  readonly seed: number;
  readonly steps: number;
  readonly start: string;
  readonly record?: string;
  readonly locale?: Locale;
}

/** `setpiece simulate`: walks a playbook on a clock of its own. Ends with 1 when a script or the chart fails, 2 for an unusable file. */
export const registerSimulateCommand: RegisterCommand = (program, io) => {
  program
    .command('simulate')
    .description(
      'walk a playbook on a clock of its own: choose outcomes, let time pass, see tasks open and close',
    )
    .argument('<playbook>', 'a playbook file, YAML or JSON')
    .option('--script <scenario>', 'walk as this scenario file has it, and tell what happens')
    .option('--random', 'walk at random, and tell which states were visited')
    .option('--seed <n>', 'the same seed walks the same way', parseCount, 1)
    .option('--steps <m>', 'how many steps to take at random', parseCount, 200)
    .option('--start <instant>', 'when the run starts', parseStart, '2026-03-02T09:00:00+08:00')
    .option('--record <file>', 'save the walk as a scenario file')
    .addOption(new Option('--locale <locale>', 'the language (default: that of LANG)').choices(LOCALES))
    .action(async (file: string, options: SimulateOptions) => {
      const locale = options.locale ?? toLocale(io.environment['LANG']);
      const chart = await requirePlaybook(file, locale);
      const outputs = await readChildOutputs(file, chart);
      await simulate(chart, { ...(await readExample(file)), outputs }, { ...options, locale }, io);
    });
};

async function simulate(
  chart: Chart,
  example: ScenarioDefaults,
  options: SimulateOptions & { readonly locale: Locale },
  io: CommandIo,
): Promise<void> {
  const { locale, record } = options;
  const teller = new Teller(chart, locale);
  const tell = (text: string): void => io.write(text);
  const save = async (walk: Walk, file: string): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, writeScenario(walk));
    tell(`${teller.words.written(file)}\n`);
  };
  const begin = (scenario?: ScenarioDefinition): SimulatedRun =>
    beginRun(chart, { ...example, ...scenario }, scenario?.start ?? options.start, locale);
  let walk: Walk;
  if (options.script !== undefined) {
    const scenario = await requireScenario(options.script, locale);
    const defaults = { ...example, answers: { ...example.answers, ...scenario.answers } };
    walk = new Walk(begin(scenario), defaults);
    if (!playScript(scenario, walk, teller, tell)) io.setExitCode(1);
  } else if (options.random === true) {
    const result = walkAtRandom(begin, example, options, {
      began: (run) => tell(`\n${teller.tellStanding(run).join('\n')}\n`),
      took: (before, move, performed) =>
        tell(`${[`▸ ${teller.tellMove(move)}`, ...teller.tellPerformed(before, performed)].join('\n')}\n`),
    });
    tell(`\n${tellCoverage(result, teller)}\n`);
    ({ walk } = result);
    if (result.faults > 0) io.setExitCode(1);
  } else {
    walk = new Walk(begin(), example);
    const lines = io.lines?.();
    const ask = async (question: string): Promise<string | null> => {
      tell(question);
      const next = await lines?.next();
      if (next === undefined || next.done === true) return null;
      // A person's own line stands on the screen already.
      if (!io.terminal) tell(`${next.value}\n`);
      return next.value;
    };
    await walkInteractively({ walk, teller, ask, tell, save: (file) => save(walk, file) });
  }
  if (record !== undefined) await save(walk, record);
}

function beginRun(chart: Chart, { input }: ScenarioDefaults, start: string, locale: Locale): SimulatedRun {
  const suggested = suggestData(chart.definition.input, input ?? {}, {
    pick: MODEST,
    day: start.slice(0, 10),
  });
  const begun = beginSimulation(chart, input ?? suggested, start, LEAD);
  if (begun.ok) return begun.run;
  const fields = begun.fields.map(({ path, message }) => `\n  ${path}  ${message[locale]}`).join('');
  throw new AuthoringError(begun.code, `${begun.message[locale]}${fields}`, 1);
}

async function requireScenario(file: string, locale: Locale): Promise<ScenarioDefinition> {
  const source = await tryToRead(() => readFile(file, 'utf8'));
  if (source instanceof Unreadable) throw new AuthoringError('UNREADABLE', `${file}: ${source.why}`, 2);
  const loaded = loadScenario(source);
  if (loaded.ok) return loaded.scenario;
  throw new AuthoringError('SCENARIO_WRONG', describeProblems(file, loaded.problems, locale), 2);
}

function tellCoverage(
  { steps, runs, ended, visited, faults }: ReturnType<typeof walkAtRandom>,
  teller: Teller,
): string {
  const { chart, words } = teller;
  const left = unvisitedStates(chart, visited);
  const all = statesOf(chart).length;
  return [
    words.walked(steps, runs, ended),
    words.visited(all - left.length, all),
    ...(left.length === 0 ? [] : [`${words.unvisited}${words.colon}${teller.tellStates(left)}`]),
    ...(faults === 0 ? [] : [words.faults(faults)]),
  ].join('\n');
}

function parseCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0 && count <= 1_000_000) return count;
  throw new InvalidArgumentError('It must be a whole number, at most a million.');
}

function parseStart(text: string): string {
  if (readInstant(text) !== null) return text;
  throw new InvalidArgumentError('It must be an instant with its offset, like 2026-03-02T09:00:00+08:00.');
}
