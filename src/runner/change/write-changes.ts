import { addedNotifications, addedObservations, addedVotes } from './added-records.js';
import { queueingOf } from '../outbox/enqueue-calls.js';
import { closedCalls, requestedCalls } from './call-parts.js';
import { changedIncidents, openedIncidents, resolvedIncidents } from './incident-parts.js';
import { advancedRuns, createdRuns, loggedEvents } from './run-parts.js';
import type { RunChange } from './run-change.js';
import { changedTasks, openedTasks } from './task-parts.js';
import {
  closedChildren,
  releasedClaims,
  requestedClaims,
  sentMessages,
  startedChildren,
} from './together-parts.js';
import { changedTimers, endedTimers, setTimers } from './timer-parts.js';
import { type Statement, statementOf } from './write-parts.js';

/**
 * The statements that write the changes, at most one a run; two whatever their number: first what advances and what ends,
 * then what begins (a state entered again opens its task and timer under the same name); and a third where services are to
 * be called. The runs must be locked, or be new.
 */
export function writesOf(changes: readonly RunChange[]): Statement[] {
  const ending = statementOf([
    createdRuns(changes),
    advancedRuns(changes),
    loggedEvents(changes),
    changedTasks(changes),
    endedTimers(changes),
    changedTimers(changes),
    closedCalls(changes),
    closedChildren(changes),
    releasedClaims(changes),
    changedIncidents(changes),
    resolvedIncidents(changes),
  ]);
  const beginning = statementOf([
    openedTasks(changes),
    setTimers(changes),
    requestedCalls(changes),
    startedChildren(changes),
    requestedClaims(changes),
    sentMessages(changes),
    addedVotes(changes),
    addedObservations(changes),
    addedNotifications(changes),
    openedIncidents(changes),
  ]);
  const calls = changes.flatMap(({ runId, callsRequested }) =>
    callsRequested.map(({ id, request }) => ({ runId, id, request })),
  );
  return [ending, beginning, queueingOf(calls)].filter((statement) => statement !== null);
}
