import { childIncident, zombieIncident } from '../commands/incident-drafts.js';
import { standsStill } from '../commands/stands-still.js';
import { step, type Setting, type Step } from '../commands/step.js';
import type { ChildRecord } from '../record/child-run.js';
import type { IncidentDraft, IncidentRecord } from '../record/incident-record.js';
import { isLive } from '../record/run-record.js';
import type { Suspicion } from './inspect-runs.js';
import { disagreementIncident, lockIncident, overdueIncident } from './sweep-incidents.js';

/**
 * What the suspicion comes to with the run locked: the step that opens an incident for each cause that none tells of yet
 * and closes those that are over; null where there is nothing to be logged.
 */
export function judgeSuspicion(
  setting: Setting,
  { disagrees, lostChildren, stuckClaims, deadlockedClaims }: Suspicion,
  overdueBefore: Date | null,
): Step | null {
  const { run, chart } = setting;
  const { state, timers, calls, children, claims, incidents } = run;
  const known = (cause: string) => incidents.some((incident) => incident.cause === cause);
  const overdue = timers.filter(
    ({ parked, held, dueAt }) =>
      !parked && !held && overdueBefore !== null && Date.parse(dueAt) < overdueBefore.getTime(),
  );
  const tasks = run.tasks.filter(isLive);
  const still = standsStill(chart, { state, tasks, timers, calls, children, claims, incidents });
  const opened: IncidentDraft[] = [];
  if (overdue.length > 0 && !known('TIMER_OVERDUE')) opened.push(overdueIncident(overdue));
  if (disagrees && !known('ROWS_DISAGREE')) opened.push(disagreementIncident());
  const lost = children.filter(({ id }) => lostChildren.includes(id));
  opened.push(...lost.map((child) => childIncident(child, LOST)));
  for (const { cause, claimIds } of [
    { cause: 'LOCK_STUCK', claimIds: stuckClaims },
    { cause: 'LOCK_DEADLOCK', claimIds: deadlockedClaims },
  ] as const) {
    const claim = claims.find(({ id }) => claimIds.includes(id));
    if (claim !== undefined && !known(cause)) opened.push(lockIncident(cause, claim));
  }
  const over = incidents.filter(
    ({ cause }) =>
      (cause === 'TIMER_OVERDUE' && overdueBefore !== null && overdue.length === 0) ||
      (cause === 'ROWS_DISAGREE' && !disagrees) ||
      (cause === 'LOCK_STUCK' && stuckClaims.length === 0) ||
      (cause === 'LOCK_DEADLOCK' && deadlockedClaims.length === 0),
  );
  // Whatever is logged of a run that stands still opens that incident by itself.
  const told = still && !known('ZOMBIE') ? [zombieIncident(state), ...opened] : opened;
  const [first] = told;
  if (first !== undefined) return openingStep(first, opened, over, lost);
  const [ended] = over;
  return ended === undefined ? null : closingStep(ended, over);
}

const LOST = {
  code: 'LOST',
  message: 'its run is nowhere to be found',
  text: { zh: '找不到这次执行', en: 'its run is nowhere to be found' },
};

function openingStep(
  { cause, message, detail }: IncidentDraft,
  opened: readonly IncidentDraft[],
  over: readonly IncidentRecord[],
  lost: readonly ChildRecord[],
): Step {
  return step({
    type: 'incident.opened',
    childrenClosed: lost.map(({ id }) => ({ id, status: 'failed' })),
    payload: { cause, message: { ...message }, ...detail },
    incidentsOpened: opened,
    incidentsResolved: over.map(gone),
  });
}

function closingStep({ id, cause, detail }: IncidentRecord, over: readonly IncidentRecord[]): Step {
  return step({
    type: 'incident.resolved',
    payload: { cause, ...detail, incidentId: id, note: '', givenUp: null },
    incidentsResolved: over.map(gone),
  });
}

function gone({ id }: IncidentRecord): Step['incidentsResolved'][number] {
  return { id, resolution: 'gone', by: null, note: '' };
}
