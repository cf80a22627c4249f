import type { JsonObject } from '../../engine/json.js';
import { askedFor, movesOf, nameMove, stepOf, type Move } from '../../engine/scenario/moves.js';
import type { Performed } from '../../engine/scenario/perform-step.js';
import type { ScenarioDefaults } from '../../engine/scenario/scenario-definition.js';
import { leavesOf } from '../../engine/scenario/state-lists.js';
import { seededNumbers, seededPicker } from '../../engine/simulation/seeded-picker.js';
import type { SimulatedRun } from '../../engine/simulation/simulated-run.js';
import { suggestData, type Picker } from '../../engine/simulation/suggest-data.js';
import { Walk } from './walk.js';

export interface RandomWalkOptions {
  readonly seed: number;
  readonly steps: number;
}

/** What a random walk saw. */
export interface RandomWalkResult {
  readonly steps: number;
  readonly runs: number;
  /** How many of the runs came to their end. */
  readonly ended: number;
  readonly visited: ReadonlySet<string>;
  /** Faults of the chart, which no data should bring about. */
  readonly faults: number;
  /** The walk through the last run. */
  readonly walk: Walk;
}

/**
 * Takes steps at random, of those that were taken least often where it is; begins anew whenever the run has ended. The same
 * seed takes the same steps. Hears of each run that begins and of each step.
 */
export function walkAtRandom(
  begin: () => SimulatedRun,
  defaults: ScenarioDefaults,
  { seed, steps }: RandomWalkOptions,
  hear: {
    began(run: SimulatedRun): void;
    took(before: SimulatedRun, move: Move, performed: Performed): void;
  },
): RandomWalkResult {
  const next = seededNumbers(seed);
  const pick = seededPicker(next);
  const tried = new Map<string, number>();
  const visited = new Set<string>();
  let walk = new Walk(begin(), defaults);
  let [runs, ended, faults] = [1, 0, 0];
  hear.began(walk.run);
  for (let step = 0; step < steps; step++) {
    const before = walk.run;
    for (const path of before.visited) visited.add(path);
    const move = chooseMove(before, tried, next);
    if (move === null) {
      if (before.state.status === 'done') ended += 1;
      runs += 1;
      walk = new Walk(begin(), defaults);
      hear.began(walk.run);
      continue;
    }
    const performed = walk.take(stepOf(before, move, dataFor(before, move, defaults, pick), pick));
    if (performed.trouble?.code === 'CHART_FAULT') faults += 1;
    hear.took(before, move, performed);
  }
  for (const path of walk.run.visited) visited.add(path);
  if (walk.run.state.status === 'done') ended += 1;
  return { steps, runs, ended, visited, faults, walk };
}

/** Of the moves tried least often in these very states, one at random; time passes as willingly as anything is done. */
function chooseMove(run: SimulatedRun, tried: Map<string, number>, next: () => number): Move | null {
  const where = leavesOf(run.state.states).join(' ');
  const moves = movesOf(run).map((move) => {
    const name = `${where} ${nameMove(move)}`;
    const count = tried.get(name) ?? 0;
    // Figures can be reported everywhere; where that changed all, nothing else would be tried.
    return { move, name, count: move.kind === 'observe' ? 4 * count + 2 : count };
  });
  const least = Math.min(...moves.map(({ count }) => count));
  const fresh = moves.filter(({ count }) => count === least);
  const chosen = fresh[Math.floor(next() * fresh.length)];
  if (chosen === undefined) return null;
  tried.set(chosen.name, (tried.get(chosen.name) ?? 0) + 1);
  return chosen.move;
}

function dataFor(run: SimulatedRun, move: Move, defaults: ScenarioDefaults, pick: Picker): JsonObject {
  const asked = askedFor(run, move, defaults);
  if (asked === null) return {};
  return suggestData(asked.schema, asked.usual, { pick, day: run.now.slice(0, 10) });
}
