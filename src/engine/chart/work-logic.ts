import type { ActorLogic, Snapshot } from 'xstate';
import type { JsonObject } from '../json.js';

/** How a task ended, as the chart's expressions see it in `event.output`. */
export interface WorkOutput {
  readonly outcome: string;
  readonly form: JsonObject;
  readonly by: string;
}

export type CloseWork = { type: 'work.close'; output: WorkOutput };

/**
 * What XState invokes for a task or an approval. The work is people's and lives with the host; here it is only
 * open or done. Nothing but `work.close`, which an in-memory interpreter sends, ends it.
 */
export const workLogic: ActorLogic<Snapshot<WorkOutput>, CloseWork> = {
  getInitialSnapshot: () => ({ status: 'active', output: undefined, error: undefined }),
  transition: (snapshot, event) =>
    event.type === 'work.close' && snapshot.status === 'active'
      ? { status: 'done', output: event.output, error: undefined }
      : snapshot,
  getPersistedSnapshot: (snapshot) => snapshot,
};
