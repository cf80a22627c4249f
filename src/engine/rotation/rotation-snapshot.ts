import type { SnapshotFrom, StateValue } from 'xstate';
import { jsonFromCel } from '../expressions/json-from-cel.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import { activeStates } from '../run/active-states.js';
import { rotationMachine, type RotationContext } from './rotation-machine.js';
import type { RotationPhase, RotationState } from './rotation-state.js';

export type RotationSnapshot = SnapshotFrom<typeof rotationMachine>;

/** Writes down where a rotation stands. */
export function persistRotation(snapshot: RotationSnapshot): RotationState {
  const value = jsonFromCel(snapshot.value);
  return {
    phase: phaseOf(snapshot),
    status: snapshot.status === 'done' ? 'done' : 'active',
    states: activeStates(value),
    snapshot: { value, context: snapshot.context },
  };
}

/** XState's snapshot of what was written down. The chart has no children and no history, so nothing is lost. */
export function restoreRotation(state: RotationState): RotationSnapshot {
  return rotationMachine.resolveState({
    value: stateValueOf(state.snapshot['value'] ?? {}),
    context: contextOf(state.snapshot['context'] ?? {}),
  });
}

function phaseOf({ value }: RotationSnapshot): RotationPhase {
  if (typeof value === 'string') return value;
  return 'proposed' in value ? 'proposed' : 'started';
}

function stateValueOf(value: JsonValue): StateValue {
  if (typeof value === 'string') return value;
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, stateValueOf(inside)]));
}

function contextOf(json: JsonValue): RotationContext {
  const context: JsonObject = isJsonObject(json) ? json : {};
  const { evaluation } = context;
  return {
    plannedStart: textAt(context, 'plannedStart') ?? '',
    plannedEnd: textAt(context, 'plannedEnd') ?? '',
    mentor: textAt(context, 'mentor'),
    objectives: listAt(context, 'objectives').map(String),
    startedAt: textAt(context, 'startedAt'),
    reviews: listAt(context, 'reviews')
      .filter(isJsonObject)
      .map((review) => ({ note: textAt(review, 'note') ?? '', at: textAt(review, 'at') ?? '' })),
    endedOn: textAt(context, 'endedOn'),
    evaluation: isJsonObject(evaluation) ? evaluation : null,
    reason: textAt(context, 'reason'),
  };
}

function textAt(object: JsonObject, key: string): string | null {
  const value = object[key];
  return typeof value === 'string' ? value : null;
}

function listAt(object: JsonObject, key: string): readonly JsonValue[] {
  const value = object[key];
  return Array.isArray(value) ? value : [];
}
