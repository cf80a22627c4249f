import type { RunChange } from '../change/run-change.js';
import { isLive, type RunRecord } from './run-record.js';
import { toStateStatus } from './run-status.js';

/** The record of the run once the change is committed: what reading it again would give. Pure. */
export function advanceRecord(run: RunRecord, change: RunChange): RunRecord {
  const { snapshot, states, status, enteredAt } = change.run;
  return {
    ...run,
    status,
    seq: change.seq,
    state: { snapshot, states, status: toStateStatus(status) },
    enteredAt,
    lastAt: change.at,
    head: change.hash,
    tasks: [...replaced(run.tasks, change.tasksChanged, byId), ...change.tasksOpened].filter(isLive),
    timers: [
      ...replaced(without(run.timers, change.timersEnded, byTimer), change.timersChanged, byTimer),
      ...change.timersSet.map(({ timer, state, dueAt }) => ({
        timer,
        state,
        dueAt,
        parked: false,
        held: false,
      })),
    ],
    calls: [
      ...without(
        run.calls,
        change.callsClosed.map(({ id }) => id),
        byId,
      ),
      ...change.callsRequested.map(({ id, invocation, service, state, request }) => ({
        id,
        invocation,
        service,
        state,
        request,
      })),
    ],
    children: [
      ...without(
        run.children,
        change.childrenClosed.map(({ id }) => id),
        byId,
      ),
      ...change.childrenStarted,
    ],
    claims: [
      ...without(run.claims, change.claimsReleased, byId),
      ...change.claimsRequested.map(({ id, invocation, lock }) => ({ id, invocation, lock })),
    ],
    incidents: [
      ...without(
        run.incidents,
        change.incidentsResolved.map(({ id }) => id),
        byId,
      ).map((incident) => {
        const changed = change.incidentsChanged.find(({ id }) => id === incident.id);
        return changed === undefined ? incident : { ...incident, detail: changed.detail };
      }),
      ...change.incidentsOpened.map(({ id, cause, detail, retry }) => ({ id, cause, detail, retry })),
    ],
  };
}

function byId({ id }: { readonly id: string }): string {
  return id;
}

function byTimer({ timer }: { readonly timer: string }): string {
  return timer;
}

function replaced<T>(all: readonly T[], changed: readonly T[], key: (one: T) => string): readonly T[] {
  if (changed.length === 0) return all;
  const now = new Map(changed.map((one) => [key(one), one]));
  return all.map((one) => now.get(key(one)) ?? one);
}

function without<T>(all: readonly T[], keys: readonly string[], key: (one: T) => string): readonly T[] {
  return keys.length === 0 ? all : all.filter((one) => !keys.includes(key(one)));
}
