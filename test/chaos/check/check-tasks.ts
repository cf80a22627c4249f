import { type Finding, finder, type HistoryEvent, type HistoryTask, type RunHistory } from './run-history.js';

/** Each task row was opened by its log, once, and closed as its log says. */
export function checkTasks({ runId, events, tasks }: RunHistory): Finding[] {
  const find = finder('tasks', runId);
  const bySeq = new Map(events.map((event) => [event.seq, event]));
  const opened = events.flatMap(({ seq, effects }) =>
    effects.flatMap((effect) => (effect.type === 'task.open' ? [`${seq} ${effect.invocation}`] : [])),
  );
  const stored = tasks.map(({ openedSeq, invocation }) => `${openedSeq} ${invocation}`);
  const findings =
    opened.toSorted().join('\n') === stored.toSorted().join('\n')
      ? []
      : [find('other tasks are stored than were opened', { opened, stored })];
  for (const task of tasks) {
    const closing = task.closedSeq === null ? undefined : bySeq.get(task.closedSeq);
    const isLive = task.status === 'open' || task.status === 'started';
    if (isLive ? task.closedSeq !== null : !closing || !closes(closing, task)) {
      findings.push(find(`task ${task.id} is ${task.status}, but not by its log`, { task, closing }));
    }
    const ended = isLive && events.find((event) => event.seq > task.openedSeq && closes(event, task));
    if (ended) findings.push(find(`task ${task.id} is live, but event ${ended.seq} closed it`, { task }));
  }
  return findings;
}

function closes({ type, payload, effects }: HistoryEvent, { id, invocation, status }: HistoryTask): boolean {
  const completed = type === 'task.closed' && payload['taskId'] === id;
  const withdrawn = effects.some(
    (effect) => effect.type === 'task.withdraw' && effect.invocation === invocation,
  );
  if (status === 'completed') return completed;
  return status === 'withdrawn' ? withdrawn : completed;
}
