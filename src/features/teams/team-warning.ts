import type { MessageValues } from '../../platform/domain-error.js';

/** Something about a team that nobody forbids and somebody should know. */
export interface TeamWarning {
  /** A code of `teams.messages.ts`. */
  readonly code: string;
  readonly values: MessageValues;
  readonly personId: string | null;
  readonly roleKey: string | null;
}
