import type { Blur } from './blur.js';
import { own } from '../../own.js';
import type { Exploration } from '../explore/exploration.js';
import { doubt, flaw, type VerificationFinding } from '../finding.js';
import { enteredBy } from '../model/live-variables.js';
import {
  isInside,
  type Model,
  type ModelNode,
  type ModelTimer,
  type ModelTransition,
} from '../model/model.js';
import { nameOfState, nameOfTimer, nameOfTransition, same } from '../tell/name.js';

/** What is there and never comes about. Of a chain of such things only the first is blamed. */
export function checkDead(model: Model, exploration: Exploration, blur: Blur): VerificationFinding[] {
  const found = [...deadTransitions(model, exploration), ...deadStates(model, exploration)];
  const sure = found.filter(({ code }) => !BY_VALUES.has(code) || !blur.coversDead());
  return [...sure, ...deadEvents(model, exploration)];
}

/** What may be for want of a value that was not tried. */
const BY_VALUES: ReadonlySet<string> = new Set(['TRANSITION_NEVER_TAKEN', 'STATE_NEVER_ENTERED']);

function deadTransitions(model: Model, { taken, entered }: Exploration): VerificationFinding[] {
  const { definition } = model.source;
  return model.transitions.flatMap((transition): VerificationFinding[] => {
    if (taken.has(transition) || !entered.has(transition.source.index)) return [];
    const about = {
      state: nameOfState(transition.source, definition),
      transition: nameOfTransition(transition, definition),
    };
    const { location } = transition.written;
    if (shadowOf(transition, model) !== null) return [flaw('TRANSITION_SHADOWED', location, about)];
    const timer = timerOf(transition, model);
    if (timer === null) return [flaw('TRANSITION_NEVER_TAKEN', location, about)];
    const sooner = soonerTimer(timer, model);
    if (sooner !== null) {
      const names = {
        timer: nameOfTimer(timer.length, definition),
        other: nameOfState(sooner.node, definition),
      };
      return [flaw('TIMER_NEVER_RUNS_OUT', location, { ...about, ...names })];
    }
    return timer.counts ? [flaw('TRANSITION_NEVER_TAKEN', location, about)] : [];
  });
}

/** An earlier transition for the same event that is taken whenever this one could be. */
function shadowOf(transition: ModelTransition, { transitions }: Model): ModelTransition | null {
  const { source, written } = transition;
  const guard = JSON.stringify(written.definition.guard);
  const earlier = transitions.filter(
    (each) =>
      each.source === source &&
      each.index < transition.index &&
      keyOf(each.written.trigger) === keyOf(written.trigger),
  );
  return (
    earlier.find((each) => each.guard === null || JSON.stringify(each.written.definition.guard) === guard) ??
    null
  );
}

/** The same for transitions that the same event sets off. */
function keyOf(trigger: ModelTransition['written']['trigger']): string {
  const about = 'event' in trigger ? trigger.event : 'length' in trigger ? trigger.length : '';
  return `${trigger.kind} ${'invocation' in trigger ? trigger.invocation.id : about}`;
}

function timerOf({ source, written }: ModelTransition, { timers }: Model): ModelTimer | null {
  const { trigger } = written;
  if (trigger.kind !== 'timer') return null;
  return timers.find(({ node, length }) => node === source && length === trigger.length) ?? null;
}

/** A timer of the state or one around it that always runs out first, and then leads out of the state. */
function soonerTimer(timer: ModelTimer, { timers }: Model): ModelTimer | null {
  return (
    timers.find((other) => {
      if (other === timer || other.span.most >= timer.span.least) return false;
      if (other.node !== timer.node && !isInside(timer.node, other.node)) return false;
      const [first] = other.node.transitions.get(other.event) ?? [];
      if (first === undefined || first.guard !== null || first.targets.length === 0) return false;
      return first.targets.every((target) => target !== timer.node && !isInside(target, timer.node));
    }) ?? null
  );
}

function deadStates(model: Model, { entered }: Exploration): VerificationFinding[] {
  const isDead = (node: ModelNode) => node.type !== 'history' && !entered.has(node.index);
  const comesFrom = model.nodes.map((node) =>
    model.transitions.filter(
      (transition) => entered.has(transition.source.index) && enteredBy(transition, model).has(node),
    ),
  );
  return model.nodes
    .filter((node) => isDead(node) && (node.parent === null || !isDead(node.parent)))
    .filter((node) => (comesFrom[node.index] ?? []).length > 0 || !hasWayIn(node, model))
    .map((node) =>
      flaw('STATE_NEVER_ENTERED', node.state.location, { state: nameOfState(node, model.source.definition) }),
    );
}

function hasWayIn(node: ModelNode, model: Model): boolean {
  return model.transitions.some((transition) => enteredBy(transition, model).has(node));
}

function deadEvents({ source: { definition } }: Model, exploration: Exploration): VerificationFinding[] {
  return Object.keys(definition.events).flatMap((event): VerificationFinding[] => {
    const title = own(definition.events, event)?.title ?? same(event);
    if (!exploration.takenEvents.has(event)) {
      return [doubt('EVENT_NEVER_TAKEN', ['events', event], { event: title })];
    }
    const isKept = own(definition.events, event)?.whenNotTaken === 'keep';
    if (!isKept || exploration.takenFromMail.has(event)) return [];
    return [doubt('KEPT_EVENT_NEVER_TAKEN', ['events', event, 'whenNotTaken'], { event: title })];
  });
}
