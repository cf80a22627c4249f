import { DomainError } from '../../platform/domain-error.js';
import type { TaskRecord } from '../record/run-record.js';
import type { CheckItem } from '../run-command.js';
import { step, type Setting, type Step } from './step.js';
import { requireWorkable, requireOwn, requireTask } from './task-checks.js';
import { namedTask } from './named-task.js';

/** Null when the item is ticked, or not, already. Throws ITEM_UNKNOWN. */
export function checkItem(setting: Setting, task: TaskRecord, command: CheckItem): Step | null {
  requireWorkable(setting.run, task);
  requireTask(task);
  requireOwn(setting, task);
  const items = setting.chart.definition.tasks[task.key]?.checklist.length ?? 0;
  const { item, checked } = command;
  if (!Number.isInteger(item) || item < 0 || item >= items) {
    throw new DomainError('ITEM_UNKNOWN', { item, items }, ['item']);
  }
  if (task.checkedItems.includes(item) === checked) return null;
  const others = task.checkedItems.filter((other) => other !== item);
  const checkedItems = checked ? [...others, item].sort((a, b) => a - b) : others;
  return step({
    type: 'task.itemChecked',
    payload: { ...namedTask(task), item, checked },
    taskId: task.id,
    tasks: [{ ...task, checkedItems }],
  });
}
