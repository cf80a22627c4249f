import { randomInt } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Chaos } from './chaos.js';
import { type ChaosOptions, parseOptions, USAGE } from './chaos-options.js';
import type { Inspection } from './check/inspector.js';
import { closeConnections } from './load/post-graphql.js';
import { renderFailure, renderProgress, renderTable, summarise } from './report.js';
import { World } from './world/world.js';

const START_ALLOWANCE_S = 300;
/** Rounds take 3 to 5 seconds; a whole chaos never takes longer than this for each. */
const MOST_SECONDS_A_ROUND = 12;

/** Runs the chaos that the arguments ask for, tells how it goes, and returns the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    tell(USAGE);
    return 0;
  }
  let options: ChaosOptions;
  try {
    options = parseOptions(args, () => randomInt(1, 2 ** 31));
  } catch (error) {
    tell(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return 2;
  }
  tell(`chaos: ${options.rounds} rounds, seed ${options.seed}`);
  const world = await World.build();
  const interrupt = (): void => void world.end().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let passed = false;
  try {
    passed = await play(world, options);
  } finally {
    closeConnections();
    await world.end();
    if (passed) await rm(world.folder, { recursive: true, force: true });
    else tell(`The logs of the replicas and the database are kept in ${world.folder}`);
  }
  return passed ? 0 : 1;
}

async function play(world: World, options: ChaosOptions): Promise<boolean> {
  const begin = performance.now();
  const seconds = (): number => (performance.now() - begin) / 1_000;
  const most = START_ALLOWANCE_S + options.rounds * MOST_SECONDS_A_ROUND;
  const chaos = new Chaos(world, options);
  await chaos.prepare();
  const end = async (inspection: Inspection | null, passed: boolean): Promise<boolean> => {
    await conclude(options, chaos, { inspection, passed, seconds: seconds() });
    return passed;
  };
  for (let round = 1; round <= options.rounds; round += 1) {
    const report = await chaos.round(round);
    tell(renderProgress(report, options.rounds, chaos.tally));
    if (report.findings.length > 0) {
      tell(renderFailure(options, report.findings, report));
      return end(null, false);
    }
    if (seconds() > most) {
      tell(`FAILED: after ${round} rounds more than ${most} s have passed`);
      return end(null, false);
    }
  }
  const inspection = await chaos.finish();
  if (inspection.findings.length > 0) tell(renderFailure(options, inspection.findings, null));
  return end(inspection, inspection.findings.length === 0);
}

async function conclude(
  options: ChaosOptions,
  { tally }: Chaos,
  outcome: Parameters<typeof summarise>[2],
): Promise<void> {
  const summary = summarise(options, tally, outcome);
  tell(`\n${renderTable(summary.figures)}`);
  tell(`errors told to clients: ${JSON.stringify(summary.errors)}`);
  tell(`${outcome.passed ? 'passed' : 'FAILED'} in ${summary.seconds} s`);
  if (options.results === null) return;
  await mkdir(dirname(options.results), { recursive: true });
  await writeFile(options.results, `${JSON.stringify(summary, null, 2)}\n`);
}

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}
