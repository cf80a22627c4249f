import type { ChartSource } from '../chart/chart-source.js';
import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import { stateTree } from '../chart/state-tree.js';
import { PlaybookScopes } from '../expressions/playbook-scopes.js';
import { Blur } from './check/blur.js';
import { checkDead } from './check/check-dead.js';
import { checkEnds } from './check/check-ends.js';
import { checkEndings, checkFaults } from './check/check-faults.js';
import { explore } from './explore/explore.js';
import type { Bounds } from './explore/exploration.js';
import { flaw, type VerificationFinding } from './finding.js';
import { buildModel } from './model/build-model.js';
import type { Model } from './model/model.js';
import { REACH } from './model/slice.js';
import type { VariableName } from './model/variable.js';
import { same } from './tell/name.js';

/** What proving a playbook came to. */
export interface Verification {
  /** `sound`: proved, nothing against it. `unsound`: at least one error was found. `tooLarge`: nothing was found, and not all was looked at. */
  readonly verdict: 'sound' | 'unsound' | 'tooLarge';
  readonly findings: readonly VerificationFinding[];
  /** Situations that a run can come to, those that no difference is made between counted once. */
  readonly configurations: number;
  /** Moves that were tried. */
  readonly steps: number;
}

/** Some ten seconds' work at most. */
export const DEFAULT_BOUNDS: Bounds = { configurations: 100_000, steps: 300_000 };

/**
 * Proves a playbook that `loadPlaybook` has found free of errors: walks through everything that can happen to a run of it, and
 * tells what is not sound, with the shortest way there. A generator, so that whoever has other things to do can let it work
 * bit by bit; it yields how many moves it has tried.
 */
export function* verifying(
  definition: PlaybookDefinition,
  bounds: Bounds = DEFAULT_BOUNDS,
): Generator<number, Verification, void> {
  const source: ChartSource = {
    definition,
    tree: stateTree(definition.machine, definition.key),
    scopes: new PlaybookScopes(definition),
  };
  const model = buildModel(source);
  const first = yield* judging(model, bounds, 0);
  if (first.unsure.length === 0) return first.verification;
  // What was not told apart made a difference: once more, counting further.
  const second = yield* judging(model, bounds, REACH);
  return second.verification;
}

interface Judged {
  readonly verification: Verification;
  /** Variables on whose values, which were not all told apart, something rests that would else be an error. */
  readonly unsure: readonly VariableName[];
}

function* judging(model: Model, bounds: Bounds, reach: number): Generator<number, Judged, void> {
  const exploration = yield* explore(model, bounds, reach);
  const { complete, reached, steps } = exploration;
  const blur = new Blur(model, exploration);
  const sure = [...checkFaults(model, exploration), ...checkEndings(model, exploration)];
  const rest = complete
    ? [...checkEnds(model, exploration, blur), ...checkDead(model, exploration, blur)]
    : [];
  const unsure = blur.found ? [...exploration.widened] : [];
  const findings = [...sure, ...rest];
  const isRefuted = findings.some(({ severity }) => severity === 'error');
  const limits = [
    ...(complete
      ? []
      : [flaw('TOO_LARGE_TO_PROVE', ['machine'], { configurations: same(String(reached.length)) })]),
    ...unsure.map((variable) => flaw('VALUES_NOT_TOLD_APART', ['machine'], { variable: same(variable) })),
  ];
  const verification: Verification = {
    verdict: isRefuted ? 'unsound' : limits.length === 0 ? 'sound' : 'tooLarge',
    findings: [...findings, ...limits],
    configurations: reached.length,
    steps,
  };
  return { verification, unsure };
}

/** The same in one go. */
export function verifyPlaybook(definition: PlaybookDefinition, bounds?: Bounds): Verification {
  const work = verifying(definition, bounds);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
