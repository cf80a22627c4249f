import { isLive, type TaskRecord } from '../record/run-record.js';

/** A run's tasks while one event changes them. Keeps apart what existed before and what the event opens. */
export class TaskBook {
  readonly #before: ReadonlyMap<string, TaskRecord>;
  readonly #tasks: Map<string, TaskRecord>;

  constructor(tasks: readonly TaskRecord[]) {
    this.#before = new Map(tasks.map((task) => [task.id, task]));
    this.#tasks = new Map(this.#before);
  }

  /** Keeps the task as given. A task that existed gets the next version, once for the event. */
  put(task: TaskRecord): void {
    const before = this.#before.get(task.id);
    this.#tasks.set(task.id, before ? { ...task, version: before.version + 1 } : task);
  }

  live(): TaskRecord[] {
    return [...this.#tasks.values()].filter(isLive);
  }

  before(taskId: string): TaskRecord | undefined {
    return this.#before.get(taskId);
  }

  opened(): TaskRecord[] {
    return [...this.#tasks.values()].filter((task) => !this.#before.has(task.id));
  }

  changed(): TaskRecord[] {
    return [...this.#tasks.values()].filter((task) => {
      const before = this.#before.get(task.id);
      return before !== undefined && before !== task;
    });
  }
}
