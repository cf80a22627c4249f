import type { AccessRole } from '../../platform/auth/access-role.js';
import type { LocalizedText } from '../../platform/localized-text.js';

/** A person to add. */
export interface AddPerson {
  readonly login: string;
  readonly name: string;
  readonly pinyin: string;
  readonly email: string;
  readonly position: LocalizedText;
  readonly departmentKey: string;
  /** Default: member. */
  readonly accessRoles?: readonly AccessRole[] | null;
  /** `YYYY-MM-DD` */
  readonly employedFrom: string;
  readonly idempotencyKey?: string | null;
}

/** What to change of a person; what is left out (or null) stays. */
export interface PersonChanges {
  readonly name?: string | null;
  readonly pinyin?: string | null;
  readonly position?: LocalizedText | null;
  readonly departmentKey?: string | null;
  readonly accessRoles?: readonly AccessRole[] | null;
  readonly expectedVersion?: number | null;
}
