import * as fc from 'fast-check';
import type { Chart } from '../../../src/engine/chart/chart.js';
import type { JsonObject } from '../../../src/engine/json.js';
import type { RunEvent } from '../../../src/engine/run/run-event.js';
import type { RunState } from '../../../src/engine/run/run-state.js';
import { arbitraryObject } from './arbitrary-of-schema.js';
import type { Awaited } from './host-model.js';

/** What a random run does next. `clock` lets time pass to the next timer, of which only the run knows. */
export type Move = RunEvent | { readonly type: 'clock' };

/** One choice among what can be done, made before it is known what that will be. */
export interface Choice {
  readonly pick: number;
  readonly seed: number;
}

/** Choices for runs of up to `length` steps. */
export function choices(length: number): fc.Arbitrary<Choice[]> {
  return fc.array(fc.record({ pick: fc.nat(), seed: fc.nat() }), {
    minLength: 1,
    maxLength: length,
    size: 'max',
  });
}

/** What a choice comes to in a run that has these tasks open. Tasks are closed more often than anything else. */
export function moveOf(chart: Chart, openTasks: ReadonlyMap<string, string>, { pick, seed }: Choice): Move {
  const { tasks, events, kpis } = chart.definition;
  const closings = [...openTasks].flatMap(([invocation, task]) =>
    Object.keys(tasks[task]?.outcomes ?? {}).map((outcome) => () => ({
      type: 'task.closed' as const,
      invocation,
      outcome,
      form: dataFor(tasks[task]?.form ?? {}, seed),
      by: `person-${seed % 7}`,
    })),
  );
  const sendings = Object.entries(events).map(([name, { payload }]) => () => ({
    type: 'event.sent' as const,
    name,
    payload: dataFor(payload, seed),
    by: `person-${seed % 7}`,
  }));
  const observations = Object.entries(kpis).map(([kpi, { target }]) => () => ({
    type: 'kpi.observed' as const,
    kpi,
    value: target + (seed % 5) - 2,
    by: 'person-1',
  }));
  const all: (() => Move)[] = [
    ...closings,
    ...closings,
    ...closings,
    ...sendings,
    ...observations,
    letTimePass,
  ];
  return (all[pick % all.length] ?? letTimePass)();
}

function letTimePass(): Move {
  return { type: 'clock' };
}

/** Data that fits a schema; the same for the same seed. */
export function dataFor(schema: JsonObject, seed: number): JsonObject {
  const [data] = fc.sample(arbitraryObject(schema), { numRuns: 1, seed });
  return JSON.parse(JSON.stringify(data)) as JsonObject;
}

/**
 * Now and then, something that comes over a run as a whole, or the end of a call; `null` where the choice leaves the run to
 * go on by itself.
 */
export function lifeMoveOf(
  status: RunState['status'],
  calls: readonly string[],
  { pick, seed }: Choice,
): RunEvent | null {
  const who = { by: 'lead', reason: `reason ${seed % 5}` };
  if (pick % 97 === 5) return { type: 'run.cancelled', ...who };
  if (pick % 11 === 3) return { type: status === 'paused' ? 'run.resumed' : 'run.paused', ...who };
  const invocation = calls[seed % Math.max(calls.length, 1)];
  if (invocation === undefined || pick % 3 !== 0) return null;
  return seed % 4 === 0
    ? { type: 'service.failed', invocation, error: { code: 'TIMEOUT', message: 'too slow' } }
    : { type: 'service.answered', invocation, output: seed % 10 };
}

/** Now and then, the end of a call or a child run, or a lock that is granted; `null` where the choice leaves that to time. */
export function endOf(
  { definition }: Chart,
  awaited: ReadonlyMap<string, Awaited>,
  { pick, seed }: Choice,
): RunEvent | null {
  const ends = [...awaited];
  const [invocation, effect] = ends[seed % Math.max(ends.length, 1)] ?? [];
  if (invocation === undefined || effect === undefined || pick % 3 !== 0) return null;
  const error = { code: 'TIMEOUT', message: 'too slow' };
  switch (effect.type) {
    case 'lock.request':
      return { type: 'lock.granted', invocation };
    case 'child.start':
      return seed % 4 === 0
        ? { type: 'child.failed', invocation, error }
        : { type: 'child.completed', invocation, output: seed % 10 };
    case 'service.call': {
      const result = definition.services[effect.service]?.result;
      return seed % 4 === 0
        ? { type: 'service.failed', invocation, error }
        : { type: 'service.answered', invocation, output: result ? dataFor(result, seed) : seed % 10 };
    }
  }
}
