import type { JsonObject } from '../json.js';

/** Whose word a rotation needs before it can start. */
export type RotationApprover = 'fromDepartment' | 'toDepartment' | 'hr';

/** What moves a rotation. Days are ISO 8601 dates (`2024-03-01`), people are ids. */
export type RotationEvent =
  | { readonly type: 'rotation.approved'; readonly by: RotationApprover }
  | { readonly type: 'rotation.rejected'; readonly reason: string }
  /** Names the mentor and the objectives; may be said again, until the start, to change them. */
  | {
      readonly type: 'rotation.prepared';
      readonly mentor: string;
      readonly objectives: readonly string[];
    }
  | { readonly type: 'rotation.started' }
  | { readonly type: 'rotation.reviewed'; readonly note: string }
  /** Only after a review, and only to a later day. */
  | { readonly type: 'rotation.extended'; readonly plannedEnd: string }
  | { readonly type: 'rotation.ended'; readonly at: string }
  | { readonly type: 'rotation.evaluated'; readonly evaluation: JsonObject }
  | { readonly type: 'rotation.returned' }
  | { readonly type: 'rotation.stayed' }
  /** Only before the start. */
  | { readonly type: 'rotation.cancelled'; readonly reason: string };

/** What a rotation begins with when it is proposed. */
export interface RotationProposal {
  /** The first and the last day, ISO 8601 dates. */
  readonly plannedStart: string;
  readonly plannedEnd: string;
}
