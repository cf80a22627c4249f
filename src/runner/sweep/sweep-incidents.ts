import type { ClaimRecord } from '../record/lock-claim.js';
import type { IncidentDraft } from '../record/incident-record.js';
import type { TimerRecord } from '../record/run-record.js';

/** @param timers those overdue; at least one. */
export function overdueIncident(timers: readonly TimerRecord[]): IncidentDraft {
  const names = timers.map(({ timer }) => timer);
  const since = timers.map(({ dueAt }) => new Date(dueAt).toISOString()).sort()[0] ?? null;
  return {
    cause: 'TIMER_OVERDUE',
    message: {
      zh: `有 ${timers.length} 个定时器早已到期，却没有进程执行：${names.join('、')}。`,
      en: `${timers.length} of its timers came due long ago and no process fires them: ${names.join(', ')}.`,
    },
    detail: { timers: names, since },
    retry: null,
  };
}

export function disagreementIncident(): IncidentDraft {
  return {
    cause: 'ROWS_DISAGREE',
    message: {
      zh: '所存的执行、日志、任务和定时器互不相符。',
      en: 'What is stored of the run, its log, its tasks and its timers do not agree with each other.',
    },
    detail: {},
    retry: null,
  };
}

export function lockIncident(
  cause: 'LOCK_STUCK' | 'LOCK_DEADLOCK',
  { lock, invocation }: ClaimRecord,
): IncidentDraft {
  const message =
    cause === 'LOCK_STUCK'
      ? {
          zh: `早已轮到本执行获得锁“${lock}”，却没有进程分配。`,
          en: `It has long been its turn to have the lock ${lock}, and no process grants it.`,
        }
      : {
          zh: `本执行等待锁“${lock}”，占有者又在等待本执行占有的锁。`,
          en: `It waits for the lock ${lock}, and who holds that waits, in a circle, for one that it holds itself.`,
        };
  return { cause, message, detail: { lock, invocation }, retry: null };
}
