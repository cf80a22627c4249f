import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import { own } from '../own.js';
import { allowedEvents } from '../run/allowed-events.js';
import type { JsonObject } from '../json.js';
import { nextTimer } from '../simulation/pass-time.js';
import type {
  OpenWork,
  PendingCall,
  PendingChild,
  PendingLock,
  PendingTimer,
  SimulatedRun,
} from '../simulation/simulated-run.js';
import { suggestData, type Picker } from '../simulation/suggest-data.js';
import { wallClock } from './moments.js';
import type { Doing } from './perform-step.js';
import type { ScenarioDefaults } from './scenario-definition.js';

/** Something that can be done next, less what is filled in. */
export type Move =
  | { readonly kind: 'complete'; readonly work: OpenWork; readonly outcome: string }
  | { readonly kind: 'send'; readonly event: string }
  | { readonly kind: 'observe'; readonly kpi: string }
  | { readonly kind: 'answer' | 'fail'; readonly call: PendingCall }
  | { readonly kind: 'endChild' | 'failChild'; readonly child: PendingChild }
  | { readonly kind: 'grant'; readonly lock: PendingLock }
  | { readonly kind: 'wait'; readonly timer: PendingTimer };

/** Everything that can be done next: tasks first, then events, answers, KPIs, and waiting for what is due next. */
export function movesOf(run: SimulatedRun): Move[] {
  const { chart, state, tasks, calls, children, locks } = run;
  if (state.status !== 'active') return [];
  const { definition } = chart;
  const timer = nextTimer(run);
  return [
    ...tasks.flatMap((work) =>
      Object.keys(own(definition.tasks, work.task)?.outcomes ?? {}).map((outcome): Move => ({
        kind: 'complete',
        work,
        outcome,
      })),
    ),
    ...allowedEvents(chart, state).map((event): Move => ({ kind: 'send', event })),
    ...calls.flatMap((call): Move[] => [
      { kind: 'answer', call },
      { kind: 'fail', call },
    ]),
    ...children.flatMap((child): Move[] => [
      { kind: 'endChild', child },
      { kind: 'failChild', child },
    ]),
    ...locks.filter(({ isHeld }) => !isHeld).map((lock): Move => ({ kind: 'grant', lock })),
    ...Object.keys(definition.kpis).map((kpi): Move => ({ kind: 'observe', kpi })),
    ...(timer === null ? [] : [{ kind: 'wait', timer } as const]),
  ];
}

/** The same text for the same move in the same state of things, whichever run it is. */
export function nameMove(move: Move): string {
  switch (move.kind) {
    case 'complete':
      return `complete ${move.work.task} ${move.outcome}`;
    case 'send':
      return `send ${move.event}`;
    case 'observe':
      return `observe ${move.kpi}`;
    case 'answer':
    case 'fail':
      return `${move.kind} ${move.call.service}`;
    case 'endChild':
    case 'failChild':
      return `${move.kind} ${move.child.playbook}`;
    case 'grant':
      return `grant ${move.lock.lock}`;
    case 'wait':
      return `wait ${move.timer.timer}`;
  }
}

/** Schema and usual values of what a move asks for; `null` where it asks for nothing. */
export function askedFor(
  run: SimulatedRun,
  move: Move,
  { answers = {}, outputs = {} }: ScenarioDefaults,
): { readonly schema: JsonObject; readonly usual: JsonObject } | null {
  const { tasks, events } = run.chart.definition;
  if (move.kind === 'complete') {
    const { task } = move.work;
    const schema = own(tasks, task)?.form ?? {};
    return { schema, usual: own(answers, task)?.form ?? {} };
  }
  if (move.kind === 'endChild') return { schema: own(outputs, move.child.playbook) ?? {}, usual: {} };
  return move.kind === 'send' ? { schema: own(events, move.event)?.payload ?? {}, usual: {} } : null;
}

/** The move as the step of a scenario, with what `data` fills in. */
export function stepOf(run: SimulatedRun, move: Move, data: JsonObject, pick: Picker): Doing {
  const { definition } = run.chart;
  const filled = Object.keys(data).length > 0;
  switch (move.kind) {
    case 'complete': {
      const { task, invocation } = move.work;
      const same = run.tasks.filter((one) => one.task === task);
      const instance = numberOf(invocation, same);
      return {
        complete: {
          task,
          outcome: move.outcome,
          ...(filled && { form: data }),
          ...(same.length > 1 && { instance }),
        },
      };
    }
    case 'send':
      return { send: { event: move.event, ...(filled && { payload: data }) } };
    case 'observe':
      return { observe: { kpi: move.kpi, value: suggestObservation(run, move.kpi, pick) } };
    case 'answer': {
      const { service } = move.call;
      const schema = own(definition.services, service)?.result;
      const day = run.now.slice(0, 10);
      return {
        answer: { service, output: schema === undefined ? null : suggestData(schema, {}, { pick, day }) },
      };
    }
    case 'fail':
      return { answer: { service: move.call.service, error: { code: 'FAILED' } } };
    case 'endChild':
    case 'failChild': {
      const { invocation, playbook } = move.child;
      const same = run.children.filter((one) => one.playbook === playbook);
      const instance = same.length > 1 && { instance: numberOf(invocation, same) };
      return move.kind === 'endChild'
        ? { child: { invocation: playbook, output: data, ...instance } }
        : { child: { invocation: playbook, error: { code: 'FAILED' }, ...instance } };
    }
    case 'grant':
      return { grant: { lock: move.lock.lock } };
    case 'wait':
      return { passUntil: wallClock(later(move.timer.dueAt, run.now), definition.timeZone) };
  }
}

/** An instance's own number, or its place among the others. */
function numberOf(invocation: string, same: readonly { readonly invocation: string }[]): number {
  const place = 1 + same.findIndex((one) => one.invocation === invocation);
  return parseInstanceInvocation(invocation)?.index ?? place;
}

/** The target, or what misses it by a tenth. */
function suggestObservation({ chart }: SimulatedRun, key: string, pick: Picker): number {
  const { target, direction } = own(chart.definition.kpis, key) ?? { target: 0, direction: 'increase' };
  const missed = direction === 'increase' ? target * 0.9 : target * 1.1;
  return pick.choice([target, Math.round(missed * 100) / 100], undefined);
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
