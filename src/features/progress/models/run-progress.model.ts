import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import { DateTime } from '../../../api/scalars.js';
import type { RunProgressRow } from '../run-progress.repository.js';

@ObjectType('RunProgress', { description: 'How a run progresses.' })
export class RunProgressModel {
  @Field(() => Int, { description: 'Tasks that were completed.' })
  done!: number;

  @Field(() => Int, { description: 'Tasks that are open or started.' })
  open!: number;

  @Field(() => Int, { description: 'Those of the open tasks that are past their due date.' })
  overdue!: number;

  @Field(() => Int, { description: 'Tasks that became needless before they were done.' })
  withdrawn!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the first of its open tasks falls, or fell, due; null where none has a date.',
  })
  nextDueAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When an event last moved it in its chart.' })
  lastMovedAt!: Date | null;

  runUuid!: string;
}

@ObjectType({ description: 'A page of runs and how they progress, the latest started first.' })
export class RunProgressConnection extends connectionOf(RunProgressModel, 'RunProgress') {}

export function toRunProgress(row: RunProgressRow): RunProgressModel {
  const { runId, done, open, overdue, withdrawn, nextDueAt, lastMovedAt } = row;
  return { runUuid: runId, done, open, overdue, withdrawn, nextDueAt, lastMovedAt };
}
