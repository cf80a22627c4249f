import type { LocalizedText } from '../localized-text.js';
import type { RotationEffect } from './rotation-effect.js';
import type { RotationEvent } from './rotation-event.js';
import type { RotationState } from './rotation-state.js';

export type RotationDecision = RotationAcceptance | RotationRefusal;

export interface RotationAcceptance {
  readonly ok: true;
  readonly state: RotationState;
  readonly effects: readonly RotationEffect[];
  /** Active state paths before the event (empty at the proposal) and after it. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface RotationRefusal {
  readonly ok: false;
  readonly code: RotationRefusalCode;
  readonly message: LocalizedText;
  /** What the rotation can take now, leaving aside what the events would have to say; sorted. */
  readonly allowedEvents: readonly RotationEvent['type'][];
}

/**
 * - `EVENT_NOT_TAKEN`: not in this phase.
 * - `ALREADY_APPROVED`: this party has.
 * - `NOT_PREPARED`: a start needs a mentor and at least one objective.
 * - `END_NOT_LATER`: an extension must be to a later day than the planned one.
 * - `END_BEFORE_START`: a last day before the first.
 * - `INVALID_EVENT`: a day that is no date, a reason, note, mentor or list of objectives that is empty.
 * - `ROTATION_OVER`: nothing more can happen to it.
 */
export type RotationRefusalCode =
  | 'EVENT_NOT_TAKEN'
  | 'ALREADY_APPROVED'
  | 'NOT_PREPARED'
  | 'END_NOT_LATER'
  | 'END_BEFORE_START'
  | 'INVALID_EVENT'
  | 'ROTATION_OVER';
