import type { JsonObject } from '../engine/json.js';
import type { PlaybookDefinition } from '../engine/chart/playbook-definition.js';
import type { Actor } from './actor.js';
import type { CommandRequest } from './command-request.js';
import type { LockedRun, LockedTask } from './locked-run.js';
import type { Staff } from './staff-directory.js';

export type * from './command-request.js';

/** Starts a run of a published playbook version by a team. */
export interface StartCommand {
  readonly playbookVersionId: string;
  readonly teamId: string;
  readonly title: string;
  /** Checked against the playbook's input schema. */
  readonly input: JsonObject;
  readonly actor: Actor;
  readonly idempotencyKey?: string | null | undefined;
  /** Throws where the actor may not, or the team cannot, start it. Called in the transaction, before anything is written. */
  readonly authorise?: (staff: Staff, definition: PlaybookDefinition) => void;
}

/** Something a run is asked to take: the request and, beside it, who asks. */
export type RunCommand = CommandEnvelope & CommandRequest;

interface CommandEnvelope {
  readonly runId: string;
  readonly actor: Actor;
  /** A second command with the same key and content gets the first one's receipt; with other content, IDEMPOTENCY_CONFLICT. */
  readonly idempotencyKey?: string | null | undefined;
  /**
   * Throws where the actor may not do this. Called with the locked record, before anything is decided. Runs that need
   * no permission (the system's own) leave it out. `task` is null for commands about the whole run.
   */
  readonly authorise?: (run: LockedRun, task: LockedTask | null) => void;
}
