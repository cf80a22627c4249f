import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toTask, type Task } from './models/task.model.js';
import { TaskRepository } from './task.repository.js';

/** Tasks by uuid. Everybody who signed in may see them. */
@Injectable()
export class TaskLoader extends BatchLoader<string, Task> {
  constructor(private readonly tasks: TaskRepository) {
    super();
  }

  protected async fetch(ids: readonly string[]): Promise<ReadonlyMap<string, Task>> {
    const records = await this.tasks.findByIds(ids);
    return new Map(records.map((record) => [record.id, toTask(record)]));
  }
}
