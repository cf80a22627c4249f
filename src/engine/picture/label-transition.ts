import type { GuardDefinition } from '../chart/guard-definition.js';
import { nameOfActivity } from '../chart/instances-of.js';
import { listOf } from '../chart/one-or-many.js';
import type { StateTree } from '../chart/state-tree.js';
import { transitionsOf, type Invocation, type Transition } from '../chart/transition.js';
import { own } from '../own.js';
import type { Names } from './names.js';

/** What leads along a transition, in words: its own title, or what sets it off and on what condition. */
export function labelTransition(
  transition: Transition,
  { names, tree, isAlone }: { readonly names: Names; readonly tree: StateTree; readonly isAlone: boolean },
): string {
  const { meta, guard } = transition.definition;
  if (meta !== undefined) return meta.title[names.locale];
  const { trigger } = transition;
  const { words } = names;
  const condition = guard === undefined ? null : guardText(guard, { names, tree, transition });
  const label = (cause: string) => (condition === null ? cause : `${cause} [${condition}]`);
  switch (trigger.kind) {
    case 'task': {
      // Beside other tasks an outcome alone would not say whose it is.
      const task = trigger.invocation.definition.input.task;
      const whose = isAlone ? '' : `${names.task(task)} `;
      return `${whose}${condition ?? otherOutcomes(transition, task, names)}`;
    }
    case 'event':
      return label(names.event(trigger.event));
    case 'kpi':
      return condition ?? words.measured;
    case 'answer':
    case 'childDone':
    case 'instancesDone':
      return label(`${nameInvocation(trigger.invocation, names)} ${words.answered}`);
    case 'failure':
    case 'childFailed':
    case 'instanceFailure':
      return label(`${nameInvocation(trigger.invocation, names)} ${words.failed}`);
    case 'granted':
      return label(`${nameInvocation(trigger.invocation, names)} ${words.granted}`);
    case 'timer':
      return label(words.after(names.length(trigger.length)));
    case 'always':
      return condition ?? words.otherwise;
    case 'done':
      return label(words.allDone);
  }
}

/** The outcomes that the transitions before this one leave to it; where they have further conditions, just what is left. */
function otherOutcomes({ source, trigger, definition }: Transition, task: string, names: Names): string {
  const before: GuardDefinition[] = [];
  for (const other of transitionsOf(source)) {
    if (other.definition === definition) break;
    const isSame =
      trigger.kind === 'task' &&
      other.trigger.kind === 'task' &&
      other.trigger.invocation.id === trigger.invocation.id;
    if (isSame && other.definition.guard !== undefined) before.push(other.definition.guard);
  }
  const taken = new Set(before.flatMap((guard) => (guard.type === 'outcome' ? listOf(guard.params.is) : [])));
  const left = Object.keys(own(names.playbook.tasks, task)?.outcomes ?? {}).filter((key) => !taken.has(key));
  const isPlain = before.every(({ type }) => type === 'outcome');
  if (!isPlain || left.length === 0) return names.words.otherwise;
  return left.map((key) => names.outcome(task, key)).join(names.words.or);
}

/** What an invoke is about, by its title. */
export function nameInvocation(invocation: Invocation, names: Names): string {
  switch (invocation.kind) {
    case 'task':
      return names.task(invocation.definition.input.task);
    case 'service':
      return names.service(invocation.definition.input.service);
    case 'playbook':
      return invocation.definition.input.playbook;
    case 'lock':
      return names.lock(invocation.definition.input.lock);
    case 'instances': {
      const { of } = invocation.definition.input;
      const key = nameOfActivity(of);
      if (of.src === 'service') return names.service(key);
      return of.src === 'playbook' ? key : names.task(key);
    }
  }
}

interface GuardPlace {
  readonly names: Names;
  readonly tree: StateTree;
  readonly transition: Transition;
}

function guardText(guard: GuardDefinition, place: GuardPlace): string {
  const { names, tree, transition } = place;
  const { words } = names;
  switch (guard.type) {
    case 'outcome': {
      const { trigger } = transition;
      const task = trigger.kind === 'task' ? trigger.invocation.definition.input.task : '';
      return listOf(guard.params.is)
        .map((outcome) => names.outcome(task, outcome))
        .join(words.or);
    }
    case 'kpi': {
      const { kpi, is, value } = guard.params;
      const { direction, target, unit } = own(names.playbook.kpis, kpi) ?? NO_KPI;
      const sign = direction === 'increase' ? { met: '≥', missed: '<' } : { met: '≤', missed: '>' };
      return `${names.kpi(kpi)} ${sign[is]} ${value ?? target} ${unit}`;
    }
    case 'instate':
      return words.within(stateTitle(guard.params.state, place));
    case 'unreachable':
      return words.outOfReach(
        guard.params.states
          .map((path) => names.of(tree.byPath.get(path)?.definition.meta?.title, path))
          .join(words.list),
      );
    case 'when':
      return shortened(guard.params.cel);
    case 'not':
      return words.not(guardText(guard.params.guard, place));
    case 'and':
    case 'or':
      return guard.params.guards.map((one) => guardText(one, place)).join(words[guard.type]);
  }
}

const NO_KPI = { direction: 'increase', target: 0, unit: '' } as const;

function stateTitle(path: string, { names, tree }: GuardPlace): string {
  return names.of(tree.byPath.get(path)?.definition.meta?.title, path);
}

const LONGEST_EXPRESSION = 60;

/** An arrow has room for the gist of an expression; the file has the rest. */
function shortened(cel: string): string {
  const line = cel.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_EXPRESSION ? line : `${line.slice(0, LONGEST_EXPRESSION - 1)}…`;
}
