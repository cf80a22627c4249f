import type { LoadedPlaybook } from '../load/load-result.js';
import type { Problem } from '../load/problem.js';
import type { Bounds } from './explore/exploration.js';
import { verifying, type Verification } from './verify-playbook.js';

/** What proving came to, each finding where it was written. */
export interface Proof extends Omit<Verification, 'findings'> {
  readonly problems: readonly Problem[];
}

/** Proves a playbook that was loaded, bit by bit; see `verifying`. */
export function* proving(loaded: LoadedPlaybook, bounds?: Bounds): Generator<number, Proof, void> {
  const { findings, ...proof } = yield* verifying(loaded.playbook, bounds);
  const problems = findings.map(({ code, severity, message, trace, location }): Problem => ({
    code,
    severity,
    message,
    ...loaded.placeOf(location),
    ...(trace.length > 0 && { trace }),
  }));
  return { ...proof, problems };
}

/** The same in one go. */
export function proofOf(loaded: LoadedPlaybook, bounds?: Bounds): Proof {
  const work = proving(loaded, bounds);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
