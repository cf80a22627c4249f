import type { Location } from '../chart/state-tree.js';
import { findingMessage, type FindingCode } from './finding-messages.js';
import type { Problem } from './problem.js';

/** Something a check found, not yet tied to a line. */
export interface Finding extends Pick<Problem, 'message' | 'severity'> {
  readonly code: FindingCode;
  readonly location: Location;
}

/** What the message speaks of: `name` is what is wrong, `detail` what it should be or why, `more` what else is told of it. */
export interface About {
  readonly name?: string;
  readonly detail?: string;
  readonly more?: readonly string[];
}

export function error(code: FindingCode, location: Location, about: About = {}): Finding {
  return finding('error', code, location, about);
}

export function warning(code: FindingCode, location: Location, about: About = {}): Finding {
  return finding('warning', code, location, about);
}

function finding(
  severity: Finding['severity'],
  code: FindingCode,
  location: Location,
  about: About,
): Finding {
  const { name = '', detail = '', more } = about;
  return { code, location, severity, message: findingMessage(code, name, detail, more) };
}
