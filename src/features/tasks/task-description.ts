import type { PlaybookDefinition, TaskDefinition } from '../../engine/chart/playbook-definition.js';
import { titleOfInstance } from '../../engine/instances/title-of-instance.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import type { ChecklistItem } from './models/checklist-item.model.js';
import type { TaskOutcome } from './models/task-outcome.model.js';
import type { TaskRole } from './models/task-role.model.js';
import type { TaskRecord } from './task.record.js';

/** What the playbook says of a stored task. A key that the playbook does not have stands for itself. */
export class TaskDescription {
  private readonly task: TaskDefinition | undefined;

  constructor(
    private readonly record: TaskRecord,
    private readonly playbook: PlaybookDefinition,
  ) {
    this.task = playbook.tasks[record.key];
  }

  get title(): LocalizedText {
    return titleOfInstance(this.task?.title ?? named(this.record.key), this.record.input);
  }

  get description(): LocalizedText | null {
    return this.task?.description ?? null;
  }

  /** ISO 8601; null where the playbook does not say. */
  get effort(): string | null {
    return this.task?.effort ?? null;
  }

  get formSchema(): TaskDefinition['form'] {
    return this.task?.form ?? { type: 'object' };
  }

  /** How many deciders must agree. */
  get decisionsNeeded(): number {
    return this.task?.decisions ?? 1;
  }

  get roles(): TaskRole[] {
    return this.record.roleKeys.map((key) => ({
      key,
      titleText: this.playbook.roles[key]?.title ?? named(key),
    }));
  }

  get outcomes(): TaskOutcome[] {
    return Object.entries(this.task?.outcomes ?? {}).map(([key, { title }]) => ({ key, titleText: title }));
  }

  get checklist(): ChecklistItem[] {
    return (this.task?.checklist ?? []).map((bodyText, index) => ({
      index,
      bodyText,
      checked: this.record.checkedItems.includes(index),
    }));
  }

  outcome(key: string): TaskOutcome {
    return { key, titleText: this.task?.outcomes[key]?.title ?? named(key) };
  }
}

function named(key: string): LocalizedText {
  return { zh: key, en: key };
}
