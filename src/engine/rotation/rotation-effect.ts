import type { LocalizedText } from '../localized-text.js';

/** What the host must do because a rotation moved, in this order. */
export type RotationEffect =
  /** Hands the person's open tasks to the leads of their teams, for reassignment. */
  | { readonly type: 'handOver'; readonly moment: 'start' | 'end' }
  /** The person belongs to the other department from now on. */
  | { readonly type: 'transfer' }
  | { readonly type: 'notify'; readonly to: RotationParty; readonly message: LocalizedText };

export type RotationParty = 'person' | 'mentor' | 'fromDepartment' | 'toDepartment' | 'hr';
