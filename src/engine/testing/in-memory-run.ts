import { createActor } from 'xstate';
import type { Chart } from '../chart/chart.js';
import { compiledOf } from '../chart/compiled-chart.js';
import type { ChartSpan } from '../chart/resolve-span.js';
import type { MachineEvent, RunContext } from '../chart/run-machine.js';
import { timerOfEventType } from '../chart/timer-id.js';
import { endedSets } from '../instances/change-set.js';
import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import { openInstancesIn, type InstanceSets } from '../instances/instance-set.js';
import { endOf } from '../run/machine-event.js';
import { jsonFromCel } from '../expressions/json-from-cel.js';
import type { JsonObject, JsonValue } from '../json.js';
import { instantOfDate } from '../time/date-span.js';
import { epochMilliseconds } from '../time/instant.js';
import { addSpan, type SpanCalendar } from '../time/time-span.js';
import type { VirtualClock } from './virtual-clock.js';

/** What can be seen of a run that XState's own interpreter runs in memory. */
export interface InMemoryRun {
  readonly status: 'active' | 'done' | 'error' | 'stopped';
  readonly value: JsonValue;
  readonly context: JsonObject;
  /** What became of the chart's instances; of a run that has ended none is open. */
  readonly instances: InstanceSets;
  /** Ids of the tasks that are open, sorted. */
  readonly openInvocations: readonly string[];
  /** Ids of the timers that are pending, sorted. */
  readonly pendingTimers: readonly string[];
  /** The chart's own actions executed so far, in order, as XState saw them. */
  readonly actions: readonly { readonly type: string; readonly params: unknown }[];
  /** Ends a task, a call or a child run, or grants a lock. */
  close(invocation: string, output: unknown): void;
  fail(invocation: string, error: unknown): void;
  send(event: MachineEvent): void;
}

/**
 * Runs a chart with a plain XState actor that lives as long as the run and is never persisted. It is what a durable run is
 * compared with, and only for tests: it knows no refusals, and its timers are only as good as its clock.
 */
export function createInMemoryRun(chart: Chart, input: JsonObject, clock: VirtualClock): InMemoryRun {
  const actions: { type: string; params: unknown }[] = [];
  const machine = compiledOf(chart).machine.provide({ delays: calendarDelays(chart, clock) });
  const actor = createActor(machine, {
    input,
    clock,
    inspect: (seen) => {
      if (seen.type === '@xstate.action' && !seen.action.type.startsWith('xstate.')) {
        actions.push({ type: seen.action.type, params: seen.action.params });
      }
    },
  });
  // An actor nobody listens to reports its errors by throwing them out of a timer.
  actor.subscribe({ error: () => undefined });
  actor.start();

  return {
    get status() {
      return actor.getSnapshot().status;
    },
    get value() {
      return jsonFromCel(actor.getSnapshot().value);
    },
    get context() {
      const { instances: _, ...context } = actor.getSnapshot().context;
      return context;
    },
    get instances() {
      const { status, context } = actor.getSnapshot();
      return status === 'done' ? endedSets(context.instances) : context.instances;
    },
    get openInvocations() {
      const { status, children, context } = actor.getSnapshot();
      if (status !== 'active') return [];
      const alone = Object.keys(children).filter((id) => children[id]?.getSnapshot().status === 'active');
      const many = openInstancesIn(context.instances).map(({ invocation }) => invocation);
      return [...alone, ...many].sort();
    },
    get pendingTimers() {
      const { _scheduledEvents: scheduled } = actor.system.getSnapshot();
      return Object.values(scheduled)
        .map(({ id }) => timerOfEventType(id) ?? id)
        .sort();
    },
    actions,
    close: (invocation, output) => {
      if (parseInstanceInvocation(invocation) !== null) return actor.send(endOf(invocation, { output }));
      actor.getSnapshot().children[invocation]?.send({ type: 'work.close', output });
    },
    fail: (invocation, error) => {
      if (parseInstanceInvocation(invocation) !== null) return actor.send(endOf(invocation, { error }));
      actor.getSnapshot().children[invocation]?.send({ type: 'work.fail', error });
    },
    send: (event) => actor.send(event),
  };
}

/** In memory, an `after` waits some milliseconds; here as many as the calendar has from now. */
function calendarDelays(chart: Chart, clock: VirtualClock): Record<string, (moment: Moment) => number> {
  const { timers, calendar } = compiledOf(chart);
  const names = new Set<string>();
  collectNames(chart.definition.machine, names);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      ({ context }: Moment) => {
        const [, timer] = [...timers].find(([id]) => id.startsWith(`after.${name}.`)) ?? [];
        if (timer === undefined) throw new RangeError(`not a timer: ${name}`);
        const due = dueAt(timer.span, context, clock.now, calendar);
        return epochMilliseconds(due) - epochMilliseconds(clock.now);
      },
    ]),
  );
}

interface Moment {
  readonly context: RunContext;
}

function dueAt(span: ChartSpan, context: RunContext, now: string, calendar: SpanCalendar): string {
  if (!('until' in span)) return addSpan(now, span, calendar);
  const date = span.until({ context });
  if (typeof date !== 'string') throw new RangeError('a timer runs until a date');
  const due = instantOfDate(date, span.offset, calendar.timeZone);
  return due < now ? now : due;
}

function collectNames(
  state: { readonly after?: object; readonly states?: Readonly<Record<string, object>> },
  into: Set<string>,
): void {
  for (const name of Object.keys(state.after ?? {})) into.add(name);
  for (const child of Object.values(state.states ?? {})) collectNames(child, into);
}
