import { type Finding, finder, type RunHistory } from './run-history.js';

const ENDED = new Set(['completed', 'cancelled']);

/**
 * No zombie: a live run of the chaos's playbook always has a task, a timer or a call that can go on by itself; a paused one
 * has its tasks or timers wait; one that ended has nothing left. Nothing in it opens an incident either.
 */
export function checkLife({ runId, status, tasks, timers, incidents, pendingCalls }: RunHistory): Finding[] {
  const find = finder('life', runId);
  const live = tasks.filter((task) => task.status === 'open' || task.status === 'started');
  const waiting = status === 'paused' ? timers : timers.filter(({ still }) => !still);
  const holds = live.length + waiting.length + pendingCalls;
  const findings = incidents.map((cause) => find(`an incident: ${cause}`));
  if (ENDED.has(status) ? live.length + timers.length > 0 : holds === 0) {
    findings.push(
      find(ENDED.has(status) ? `${status}, and something is left` : 'a zombie', { status, live, timers }),
    );
  }
  if (status === 'running' && timers.some(({ still }) => still))
    findings.push(find('a timer stands still', { timers }));
  return findings;
}
