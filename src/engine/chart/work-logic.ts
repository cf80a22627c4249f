import type { ActorLogic, Snapshot } from 'xstate';

/** How work ends: with a task's outcome or a service's answer, or by its failure. */
export type EndWork = { type: 'work.close'; output: unknown } | { type: 'work.fail'; error: unknown };

/**
 * What XState invokes for a task, an approval or a service. The work is done elsewhere and lives with the host; here it is
 * only open or ended. Nothing but the two events, which an in-memory interpreter sends, ends it.
 */
export const workLogic: ActorLogic<Snapshot<unknown>, EndWork> = {
  getInitialSnapshot: () => ({ status: 'active', output: undefined, error: undefined }),
  transition: (snapshot, event) => {
    if (snapshot.status !== 'active') return snapshot;
    switch (event.type) {
      case 'work.close':
        return { status: 'done', output: event.output, error: undefined };
      case 'work.fail':
        return { status: 'error', output: undefined, error: event.error };
      default:
        return snapshot;
    }
  },
  getPersistedSnapshot: (snapshot) => snapshot,
};
