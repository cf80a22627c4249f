import type { Location } from '../chart/state-tree.js';
import type { LocalizedText } from '../localized-text.js';
import { verificationMessage, type VerificationCode } from './verification-messages.js';

/** Something that keeps a playbook from being sound, with the shortest way there. */
export interface VerificationFinding {
  readonly code: VerificationCode;
  readonly severity: 'error' | 'warning';
  /** Where in the playbook as it is written out. */
  readonly location: Location;
  readonly message: LocalizedText;
  /** What has to happen for it, one sentence a step, from the start of the run; empty where that says nothing. */
  readonly trace: readonly LocalizedText[];
}

type About = Readonly<Record<string, LocalizedText>>;

export function flaw(
  code: VerificationCode,
  location: Location,
  about: About = {},
  trace: readonly LocalizedText[] = [],
): VerificationFinding {
  return { code, severity: 'error', location, message: verificationMessage(code, about), trace };
}

export function doubt(
  code: VerificationCode,
  location: Location,
  about: About = {},
  trace: readonly LocalizedText[] = [],
): VerificationFinding {
  return { code, severity: 'warning', location, message: verificationMessage(code, about), trace };
}
