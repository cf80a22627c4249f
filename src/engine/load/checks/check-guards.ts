import type { GuardDefinition, OutcomeGuard } from '../../chart/guard-definition.js';
import type { Location } from '../../chart/state-tree.js';
import { siteOf, transitionsOf, type Trigger } from '../../chart/transition.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import { checkExpressionAt } from './check-expression-at.js';
import { checkName } from './check-name.js';
import { knownBefore } from './known-on-transition.js';
import { own } from '../../own.js';

/** Guards: that they stand where they can mean something and name what there is. */
export function checkGuards(subject: CheckSubject): Finding[] {
  return subject.tree.nodes.map(transitionsOf).flatMap((transitions) =>
    transitions.flatMap((transition) => {
      const { definition, trigger, location } = transition;
      if (definition.guard === undefined) return [];
      const known = knownBefore(transition, transitions, subject);
      return checkGuard(definition.guard, trigger, [...location, 'guard'], { ...subject, known });
    }),
  );
}

function statePaths({ tree }: CheckSubject): string[] {
  return [...tree.byPath.keys()].filter((path) => path !== '');
}

function checkGuard(
  guard: GuardDefinition,
  trigger: Trigger,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  const params: Location = [...location, 'params'];
  switch (guard.type) {
    case 'not':
      return checkGuard(guard.params.guard, trigger, [...params, 'guard'], subject);
    case 'and':
    case 'or':
      return guard.params.guards.flatMap((one, index) =>
        checkGuard(one, trigger, [...params, 'guards', index], subject),
      );
    case 'outcome':
      return checkOutcomeGuard(guard, trigger, location, subject);
    case 'unreachable': {
      const paths = statePaths(subject);
      return guard.params.states.flatMap((path, index) =>
        checkName('UNKNOWN_STATE', path, paths, [...params, 'states', index]),
      );
    }
    case 'kpi':
      return checkName('UNKNOWN_KPI', guard.params.kpi, subject.names.kpis, [...params, 'kpi']);
    case 'instate':
      return checkName('UNKNOWN_STATE', guard.params.state, statePaths(subject), [...params, 'state']);
    case 'when':
      return checkExpressionAt(guard.params.cel, 'bool', siteOf(trigger), [...params, 'cel'], subject);
  }
}

function checkOutcomeGuard(
  { params: { is } }: OutcomeGuard,
  trigger: Trigger,
  location: Location,
  { definition }: CheckSubject,
): Finding[] {
  if (trigger.kind !== 'task') {
    return [error('GUARD_OUT_OF_PLACE', [...location, 'type'], { name: 'outcome' })];
  }
  // An unknown task is the invoke's own problem.
  const task = own(definition.tasks, trigger.invocation.definition.input.task);
  if (task === undefined) return [];
  const place = [...location, 'params', 'is'];
  const named =
    typeof is === 'string'
      ? [{ outcome: is, at: place }]
      : is.map((outcome, n) => ({ outcome, at: [...place, n] }));
  return named.flatMap(({ outcome, at }) =>
    checkName('UNKNOWN_OUTCOME', outcome, Object.keys(task.outcomes), at),
  );
}
