import { PlaybookScopes } from '../expressions/playbook-scopes.js';
import { parseDuration } from '../time/duration.js';
import type { Chart } from './chart.js';
import type { ChartSource } from './chart-source.js';
import { compileMachine } from './compile-machine.js';
import { keepCompiled, type CompiledInvocation, type CompiledTimer } from './compiled-chart.js';
import { describeStates } from './describe-states.js';
import type { PlaybookDefinition } from './playbook-definition.js';
import { stateTree, type StateTree } from './state-tree.js';
import { timerId } from './timer-id.js';
import { invocationsOf } from './transition.js';
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
    timers: compileTimers(tree),
    eventsByState: compileEvents(source),
  });
  return chart;
}

function compileInvocations({ definition, tree }: ChartSource): Map<string, CompiledInvocation> {
  return new Map(
    tree.nodes.flatMap(invocationsOf).map((invocation): [string, CompiledInvocation] => {
      const { task } = invocation.definition.input;
      const due = own(definition.tasks, task)?.due;
      return [
        invocation.id,
        {
          task,
          kind: invocation.definition.src,
          state: invocation.state.path,
          due: due === undefined ? null : parseDuration(due),
        },
      ];
    }),
  );
}

function compileTimers({ nodes }: StateTree): Map<string, CompiledTimer> {
  const timers = new Map<string, CompiledTimer>();
  for (const node of nodes) {
    for (const text of Object.keys(node.definition.after ?? {})) {
      const duration = parseDuration(text);
      if (duration !== null) timers.set(timerId(text, node.id), { state: node.path, duration });
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
