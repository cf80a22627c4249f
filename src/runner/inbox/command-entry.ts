import type { KeyedRequest } from '../record/keyed-request.js';
import type { Receipt } from '../receipt.js';
import type { RunCommand } from '../run-command.js';
import type { LoggedEventType } from '../commands/step.js';

/** A command on its way to its run. */
export interface CommandEntry {
  readonly command: RunCommand;
  readonly request: KeyedRequest | null;
}

/** What became of a command. */
export type Verdict =
  /** `logged` is null where nothing was to be done. */
  | { readonly kind: 'taken'; readonly receipt: Receipt; readonly logged: LoggedEventType | null }
  | { readonly kind: 'refused'; readonly error: unknown }
  /** Somebody else has the run locked, or there is no such run: to be asked again, with patience. */
  | { readonly kind: 'locked' };

/** The task that the command is about. */
export function taskIdOf(command: RunCommand): string | null {
  return 'taskId' in command ? command.taskId : null;
}
