import type { RotationRefusal, RotationRefusalCode } from '../../engine/rotation/rotation-decision.js';
import { DomainError } from '../../platform/domain-error.js';
import type { RotationEntity } from './rotation.entity.js';

const CODES: Readonly<Record<RotationRefusalCode, string>> = {
  EVENT_NOT_TAKEN: 'ROTATION_MOVE_NOT_ALLOWED',
  ROTATION_OVER: 'ROTATION_MOVE_NOT_ALLOWED',
  ALREADY_APPROVED: 'ROTATION_ALREADY_APPROVED',
  NOT_PREPARED: 'ROTATION_NOT_PREPARED',
  END_NOT_LATER: 'EXTENSION_NOT_LATER',
  END_BEFORE_START: 'DATES_REVERSED',
  INVALID_EVENT: 'ROTATION_MOVE_INCOMPLETE',
};

/** Where the trouble is not the rotation itself. */
const FIELDS: Readonly<Partial<Record<RotationRefusalCode, string>>> = { END_NOT_LATER: 'plannedTo' };

/** The chart's refusal as a caller sees it, with the events that the chart does take now. */
export function refuseMove(
  { phase, plannedTo }: Pick<RotationEntity, 'phase' | 'plannedTo'>,
  { code, allowedEvents }: RotationRefusal,
): DomainError {
  const field = FIELDS[code] ?? 'rotationId';
  return new DomainError(CODES[code], { phase, plannedTo }, [field], { allowedEvents });
}
