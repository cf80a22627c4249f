import type { FieldProblem } from '../forms/field-problem.js';
import type { Refusal, RefusalCode } from './decision.js';
import { refusalMessage } from './refusal-messages.js';

/** Makes the refusals of one moment: what the run allows then is the same for all of them. */
export type Refuse = (code: RefusalCode, about?: string, fields?: readonly FieldProblem[]) => Refusal;

export function refuser(allowedEvents: () => readonly string[]): Refuse {
  return (code, about = '', fields = []) => ({
    ok: false,
    code,
    message: refusalMessage(code, about),
    allowedEvents: allowedEvents(),
    fields,
  });
}
