import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { groupBy } from '../../platform/group-by.js';
import { toTask, type Task } from './models/task.model.js';
import { TaskRepository } from './task.repository.js';

/** The latest 200 tasks of runs, in the order in which they were opened. */
@Injectable()
export class RunTasksLoader extends BatchLoader<string, Task[]> {
  constructor(private readonly tasks: TaskRepository) {
    super();
  }

  protected async fetch(runIds: readonly string[]): Promise<ReadonlyMap<string, Task[]>> {
    const records = await this.tasks.findByRuns(runIds);
    return groupBy(records.map(toTask), ({ record }) => record.runId);
  }
}
