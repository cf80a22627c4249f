import { PlaybookScopes } from '../expressions/playbook-scopes.js';
import type { SpanCalendar } from '../time/time-span.js';
import { withCompanyDays, workingCalendar } from '../time/working-calendar.js';
import type { IsWorkday } from '../time/weekdays.js';
import { parseWorkingHours } from '../time/working-time.js';
import type { Chart } from './chart.js';
import type { ChartSource } from './chart-source.js';
import { compileLastAction, type LastAction } from './compile-last-action.js';
import { compileMachine } from './compile-machine.js';
import { compileServiceCall } from './compile-service-call.js';
import { activityOf, instancesOf, type ActivityInvocation } from './instances-of.js';
import { compileChildInput } from './compile-run-invokes.js';
import {
  keepCompiled,
  type CompiledInstance,
  type CompiledInvocation,
  type CompiledTimer,
} from './compiled-chart.js';
import { describeStates } from './describe-states.js';
import { listOf } from './one-or-many.js';
import type { PlaybookDefinition } from './playbook-definition.js';
import { resolveChartSpan } from './resolve-span.js';
import { stateTree } from './state-tree.js';
import { timerId } from './timer-id.js';
import type { InvokePlaybookDefinition } from './run-invokes.js';
import { invocationsOf, siteOf, type InstancesInvocation, type Invocation } from './transition.js';
import { own } from '../own.js';

/**
 * Compiles a definition that `loadPlaybook` has found sound, or that was stored after it had. Takes milliseconds:
 * keep the chart as long as runs use it. Throws when the definition was never checked and is not sound.
 */
export function compileChart(definition: PlaybookDefinition): Chart {
  const tree = stateTree(definition.machine, definition.key);
  const source: ChartSource = { definition, tree, scopes: new PlaybookScopes(definition) };
  const chart: Chart = { definition, states: describeStates(source) };
  keepCompiled(chart, {
    machine: compileMachine(source),
    invocations: compileInvocations(source),
    instances: compileInstanceActivities(source),
    timers: compileTimers(source),
    calendar: compileCalendar(definition),
    compensations: compileCompensations(source),
    onCancel: listOf(definition.onCancel).map((action) =>
      compileLastAction(action, { kind: 'cancellation' }, source),
    ),
    eventsByState: compileEvents(source),
  });
  return chart;
}

function compileInvocations(source: ChartSource): Map<string, CompiledInvocation> {
  return new Map(
    source.tree.nodes
      .flatMap(invocationsOf)
      .flatMap((invocation): [string, CompiledInvocation][] =>
        invocation.kind === 'instances' ? [] : [[invocation.id, compileInvocation(invocation, source)]],
      ),
  );
}

function compileInstanceActivities(source: ChartSource): Map<string, CompiledInstance> {
  return new Map(
    instancesOf(source.tree).map((invocation): [string, CompiledInstance] => {
      const activity = activityOf(invocation);
      return [
        invocation.id,
        { activity: compileInvocation(activity, source), given: compileGiven(activity, source) },
      ];
    }),
  );
}

/** What an instance is given: its expressions also see its item and number. */
function compileGiven(activity: ActivityInvocation, source: ChartSource): CompiledInstance['given'] {
  const site = { kind: 'instance' } as const;
  switch (activity.kind) {
    case 'service':
      return compileServiceCall(activity.definition.input, site, source);
    case 'playbook':
      return compileChildInput(activity.definition.input, source, site);
    case 'task':
      return null;
  }
}

function compileInvocation(
  invocation: Exclude<Invocation, InstancesInvocation>,
  source: ChartSource,
): CompiledInvocation {
  const state = invocation.state.path;
  if (invocation.kind === 'service') {
    const { input, onError } = invocation.definition;
    return { kind: 'service', service: input.service, state, takesFailure: onError !== undefined };
  }
  if (invocation.kind === 'playbook') return compileChild(invocation.definition, state);
  if (invocation.kind === 'lock') return { kind: 'lock', lock: invocation.definition.input.lock, state };
  const { src, input } = invocation.definition;
  const due = own(source.definition.tasks, input.task)?.due;
  return {
    kind: src,
    task: input.task,
    state,
    due: due === undefined ? null : resolveChartSpan(due, source),
  };
}

function compileChild({ input, onError }: InvokePlaybookDefinition, state: string): CompiledInvocation {
  const { playbook, version = null, roles = {}, whenLeft = 'cancel' } = input;
  const takesFailure = onError !== undefined;
  return { kind: 'playbook', playbook, version, roles, state, whenLeft, takesFailure };
}

function compileTimers(source: ChartSource): Map<string, CompiledTimer> {
  const timers = new Map<string, CompiledTimer>();
  for (const node of source.tree.nodes) {
    for (const text of Object.keys(node.definition.after ?? {})) {
      const resolved = resolveChartSpan(text, source);
      if (resolved === null) continue;
      const { onPause, ...span } = resolved;
      timers.set(timerId(text, node.id), { state: node.path, span, onPause });
    }
  }
  return timers;
}

function compileEvents({ definition, tree }: ChartSource): Map<string, readonly string[]> {
  return new Map(
    tree.nodes.map((node): [string, readonly string[]] => [
      node.path,
      Object.keys(node.definition.on ?? {}).filter((event) => Object.hasOwn(definition.events, event)),
    ]),
  );
}

function compileCalendar({ timeZone, workingTime }: PlaybookDefinition): SpanCalendar {
  if (workingTime === undefined) return { timeZone, working: null };
  const hours = workingTime.hours.map(parseWorkingHours).filter((each) => each !== null);
  const isWorkday = withCompanyDays(calendarOf(workingTime.calendar), workingTime.companyDays);
  return { timeZone, working: { isWorkday, hours, timeZone } };
}

function calendarOf(name: string): IsWorkday {
  const calendar = workingCalendar(name);
  if (calendar === null) throw new RangeError(`There is no calendar ${name}.`);
  return calendar;
}

function compileCompensations(source: ChartSource): Map<string, readonly LastAction[]> {
  const { tasks, services } = source.definition;
  const compensations = new Map<string, readonly LastAction[]>();
  for (const [task, { compensation }] of Object.entries(tasks)) {
    const actions = listOf(compensation);
    const compiled = actions.map((action) => compileLastAction(action, { kind: 'task', task }, source));
    if (compiled.length > 0) compensations.set(`task.${task}`, compiled);
  }
  for (const [service, { compensation }] of Object.entries(services)) {
    const actions = listOf(compensation);
    const compiled = actions.map((action) => compileLastAction(action, { kind: 'answer', service }, source));
    if (compiled.length > 0) compensations.set(`service.${service}`, compiled);
  }
  for (const one of source.tree.nodes.flatMap(invocationsOf)) {
    const invocation = one.kind === 'instances' ? activityOf(one) : one;
    if (invocation.kind !== 'playbook') continue;
    const site = siteOf({ kind: 'childDone', invocation });
    const actions = listOf(invocation.definition.input.compensation);
    const compiled = actions.map((action) => compileLastAction(action, site, source));
    if (compiled.length > 0) compensations.set(`playbook.${invocation.id}`, compiled);
  }
  return compensations;
}
