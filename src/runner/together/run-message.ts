import type { Actor } from '../actor.js';
import type { ChildDraft } from '../record/child-run.js';
import type { RetriableCommand } from '../record/stored-retry.js';

/** What one run tells another, or the line before a lock tells a run. */
export interface RunMessage {
  /** The run that is told. */
  readonly runId: string;
  readonly id: string;
  readonly body: MessageBody;
}

export type MessageBody =
  /** The run is to be started; it is the first that it is told. */
  | { readonly kind: 'start'; readonly parentId: string; readonly child: ChildDraft }
  | { readonly kind: 'command'; readonly actor: Actor; readonly command: RetriableCommand };

/** Under which a message's command is logged, so that it is taken once. */
export function messageKey(id: string): string {
  return `message:${id}`;
}

const RUN_PREFIX = 'run:';

/** In whose name a run moves another. */
export function actorOfRun(runId: string): Actor {
  return { kind: 'system', id: `${RUN_PREFIX}${runId}` };
}

export function isRun({ kind, id }: Actor): boolean {
  return kind === 'system' && id !== null && id.startsWith(RUN_PREFIX);
}
