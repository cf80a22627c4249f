import { nominalMilliseconds, parseDuration } from '../../engine/time/duration.js';
import type { OpenTask } from '../../engine/run/effect.js';
import type { Setting } from '../commands/step.js';
import { personOf } from '../actor.js';
import type { TaskRecord } from '../record/run-record.js';
import { holdersOf } from '../staff-directory.js';
import { allot, type Loads } from './allot-task.js';

const MINUTE = 60_000;

/** The new task of a `task.open` effect. An approval has no assignee: all who may decide it see it. */
export function openTask(setting: Setting, effect: OpenTask, id: string, loads: Loads): TaskRecord {
  const { run, chart, staff, actor, now } = setting;
  const definition = chart.definition.tasks[effect.task];
  const roleKeys = definition?.roles ?? [];
  return {
    id,
    invocation: effect.invocation,
    key: effect.task,
    kind: effect.kind,
    state: effect.state,
    roleKeys,
    departmentKey: chart.definition.roles[roleKeys[0] ?? '']?.department ?? '',
    assigneeId: effect.kind === 'task' ? allot(holdersOf(staff, roleKeys), loads) : null,
    status: 'open',
    input: effect.input,
    effortMinutes: minutesOf(definition?.effort),
    checkedItems: [],
    openedAt: now,
    openedSeq: run.seq + 1,
    openedBy: personOf(actor),
    dueAt: effect.dueAt,
    startedAt: null,
    escalatedAt: null,
    closedAt: null,
    closedSeq: null,
    closedBy: null,
    outcome: null,
    form: null,
    version: 1,
  };
}

function minutesOf(effort: string | undefined): number {
  const duration = effort === undefined ? null : parseDuration(effort);
  return duration === null ? 0 : Math.round(nominalMilliseconds(duration) / MINUTE);
}
