import { getNextTransitions, initialTransition, transition } from 'xstate';
import { epochMilliseconds, instantText } from '../time/instant.js';
import { isIncomplete, isIncompleteProposal } from './incomplete-rotation-event.js';
import type { RotationDecision, RotationRefusal, RotationRefusalCode } from './rotation-decision.js';
import { rotationEffects } from './rotation-effects.js';
import type { RotationEvent, RotationProposal } from './rotation-event.js';
import { rotationMachine } from './rotation-machine.js';
import { ROTATION_REFUSALS } from './rotation-messages.js';
import { persistRotation, restoreRotation, type RotationSnapshot } from './rotation-snapshot.js';
import type { RotationState } from './rotation-state.js';

/** Proposes a rotation. Refuses with `INVALID_EVENT` or `END_BEFORE_START`. */
export function proposeRotation(proposal: RotationProposal): RotationDecision {
  if (isIncompleteProposal(proposal)) return refusal('INVALID_EVENT', []);
  if (proposal.plannedEnd < proposal.plannedStart) return refusal('END_BEFORE_START', []);
  const [snapshot, actions] = initialTransition(rotationMachine, proposal);
  const state = persistRotation(snapshot);
  return { ok: true, state, effects: rotationEffects(actions), from: [], to: state.states };
}

/**
 * What an event does to a rotation: the new state and the effects, or a refusal. Pure, like `decide` for runs. `now` is an
 * ISO 8601 instant; throws a `RangeError` when it is none.
 */
export function decideRotation(state: RotationState, event: RotationEvent, now: string): RotationDecision {
  const decidedAt = instantText(epochMilliseconds(now));
  if (state.status === 'done') return refusal('ROTATION_OVER', []);
  const resting = restoreRotation(state);
  const allowed = eventsOf(resting);
  if (!allowed.includes(event.type)) return refusal('EVENT_NOT_TAKEN', allowed);
  if (isIncomplete(event)) return refusal('INVALID_EVENT', allowed);
  const dated = { ...event, decidedAt };
  if (!resting.can(dated)) return refusal(UNLESS_TAKEN[event.type] ?? 'EVENT_NOT_TAKEN', allowed);
  const [snapshot, actions] = transition(rotationMachine, resting, dated);
  const next = persistRotation(snapshot);
  return { ok: true, state: next, effects: rotationEffects(actions), from: state.states, to: next.states };
}

/** Event types that a rotation in this state can take, guards left aside; sorted. Empty when it is over. */
export function allowedRotationEvents(state: RotationState): RotationEvent['type'][] {
  return state.status === 'done' ? [] : eventsOf(restoreRotation(state));
}

/** What a guard's no means, by the event it says no to. */
const UNLESS_TAKEN: Partial<Record<RotationEvent['type'], RotationRefusalCode>> = {
  'rotation.approved': 'ALREADY_APPROVED',
  'rotation.started': 'NOT_PREPARED',
  'rotation.extended': 'END_NOT_LATER',
};

function eventsOf(snapshot: RotationSnapshot): RotationEvent['type'][] {
  const types = new Set<string>(getNextTransitions(snapshot).map(({ eventType }) => eventType));
  return rotationMachine.events
    .filter((type) => types.has(type))
    .filter(isRotationEvent)
    .sort();
}

function isRotationEvent(type: string): type is RotationEvent['type'] {
  return type.startsWith('rotation.');
}

function refusal(
  code: RotationRefusalCode,
  allowedEvents: readonly RotationEvent['type'][],
): RotationRefusal {
  return { ok: false, code, message: ROTATION_REFUSALS[code], allowedEvents };
}
