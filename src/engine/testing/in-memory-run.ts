import { createActor } from 'xstate';
import type { Chart } from '../chart/chart.js';
import { compiledOf } from '../chart/compiled-chart.js';
import type { MachineEvent } from '../chart/run-machine.js';
import { timerOfEventType } from '../chart/timer-id.js';
import { endedSets } from '../instances/change-set.js';
import { parseInstanceInvocation } from '../instances/instance-invocation.js';
import { openInstancesIn, type InstanceSets } from '../instances/instance-set.js';
import { endOf } from '../run/machine-event.js';
import { jsonFromCel } from '../expressions/json-from-cel.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { WorkOutput } from '../chart/work-logic.js';
import { addDuration } from '../time/add-duration.js';
import { parseDuration } from '../time/duration.js';
import { epochMilliseconds } from '../time/instant.js';
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
  close(invocation: string, output: WorkOutput): void;
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
    send: (event) => actor.send(event),
  };
}

/** In memory, an `after` waits some milliseconds; here as many as the calendar has from now. */
function calendarDelays({ definition }: Chart, clock: VirtualClock): Record<string, () => number> {
  const durations = new Set<string>();
  collectDurations(definition.machine, durations);
  return Object.fromEntries(
    [...durations].map((text) => [
      text,
      () => {
        const duration = parseDuration(text);
        if (duration === null) throw new RangeError(`not a duration: ${text}`);
        const due = addDuration(clock.now, duration, definition.timeZone);
        return epochMilliseconds(due) - epochMilliseconds(clock.now);
      },
    ]),
  );
}

function collectDurations(
  state: { readonly after?: object; readonly states?: Readonly<Record<string, object>> },
  into: Set<string>,
): void {
  for (const duration of Object.keys(state.after ?? {})) into.add(duration);
  for (const child of Object.values(state.states ?? {})) collectDurations(child, into);
}
