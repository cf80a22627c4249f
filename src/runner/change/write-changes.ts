import type { Broadcast } from '../../platform/broadcast/broadcast.js';
import type { Transaction } from '../../platform/database/database.js';
import { addedNotifications, addedObservations, addedVotes } from './added-records.js';
import { closedCalls, requestedCalls } from './call-parts.js';
import { changedIncidents, openedIncidents, resolvedIncidents } from './incident-parts.js';
import { advancedRuns, createdRuns, loggedEvents } from './run-parts.js';
import type { RunChange } from './run-change.js';
import { changedTasks, openedTasks } from './task-parts.js';
import { changedTimers, endedTimers, setTimers } from './timer-parts.js';
import { writeParts } from './write-parts.js';

/**
 * Writes the changes, at most one a run, in three statements whatever their number: first what advances and what ends,
 * then what begins (a state entered again opens its task and timer under the same name), then the messages. The runs
 * must be locked, or be new.
 */
export async function writeChanges(
  tx: Transaction,
  broadcast: Broadcast,
  changes: readonly RunChange[],
): Promise<void> {
  await writeParts(tx, [
    createdRuns(changes),
    advancedRuns(changes),
    loggedEvents(changes),
    changedTasks(changes),
    endedTimers(changes),
    changedTimers(changes),
    closedCalls(changes),
    changedIncidents(changes),
    resolvedIncidents(changes),
  ]);
  await writeParts(tx, [
    openedTasks(changes),
    setTimers(changes),
    requestedCalls(changes),
    addedVotes(changes),
    addedObservations(changes),
    addedNotifications(changes),
    openedIncidents(changes),
  ]);
  await broadcast.publishAll(
    tx,
    changes.flatMap(({ messages }) => messages),
  );
}
