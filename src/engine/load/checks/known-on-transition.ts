import type { GuardDefinition } from '../../chart/guard-definition.js';
import { siteOf, type Transition } from '../../chart/transition.js';
import { knownIf, NOTHING_KNOWN, union, type Known } from '../../expressions/expression-reads.js';
import type { CheckSubject } from '../check-subject.js';

const MOST = 200;

/** What is known to be there when a transition's guard is asked: those before it in its list did not hold. */
export function knownBefore(
  transition: Transition,
  all: readonly Transition[],
  subject: CheckSubject,
): Known {
  const index = transition.location.at(-1);
  const list = listOf(transition);
  // Of a list that nobody wrote by hand, what follows from all before is not worked out for each.
  if (typeof index !== 'number' || all.length > MOST) return NOTHING_KNOWN;
  return all
    .filter((each) => listOf(each) === list && Number(each.location.at(-1)) < index)
    .map((each) => knownByGuard(each, false, subject))
    .reduce(union, NOTHING_KNOWN);
}

/** What is known on the way of a transition, its guard having held. */
export function knownOn(transition: Transition, all: readonly Transition[], subject: CheckSubject): Known {
  return union(knownBefore(transition, all, subject), knownByGuard(transition, true, subject));
}

function listOf({ location }: Transition): string {
  return JSON.stringify(location.slice(0, -1));
}

function knownByGuard(transition: Transition, holds: boolean, subject: CheckSubject): Known {
  const { guard } = transition.definition;
  return guard === undefined ? NOTHING_KNOWN : knownIfGuard(guard, holds, transition, subject);
}

function knownIfGuard(
  guard: GuardDefinition,
  holds: boolean,
  transition: Transition,
  subject: CheckSubject,
): Known {
  switch (guard.type) {
    case 'not':
      return knownIfGuard(guard.params.guard, !holds, transition, subject);
    case 'and':
    case 'or': {
      const each = guard.params.guards.map((one) => knownIfGuard(one, holds, transition, subject));
      // Of a list of which only one need hold, nothing can be told.
      return (guard.type === 'and') === holds ? each.reduce(union, NOTHING_KNOWN) : NOTHING_KNOWN;
    }
    case 'kpi':
      return holds ? new Set([`context.kpis.${guard.params.kpi}`]) : NOTHING_KNOWN;
    case 'when': {
      const environment = subject.scopes.environmentAt(siteOf(transition.trigger));
      const { cel } = guard.params;
      return environment.check(cel).valid ? knownIf(environment.parse(cel).ast, holds) : NOTHING_KNOWN;
    }
    default:
      return NOTHING_KNOWN;
  }
}
