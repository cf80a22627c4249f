import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Task } from './task.model.js';

export enum TaskChangeKind {
  WAITING = 'waiting',
  CLOSED = 'closed',
  GONE = 'gone',
  UNKNOWN = 'unknown',
}

registerEnumType(TaskChangeKind, {
  name: 'TaskChangeKind',
  description: "What a change did to the viewer's list of tasks.",
  valuesMap: {
    WAITING: { description: 'The task is on the list: it is new there, or has changed.' },
    CLOSED: { description: 'The task was completed or withdrawn.' },
    GONE: { description: 'The task waits for somebody else now.' },
    UNKNOWN: { description: 'Something may have changed that was not told: read the list again.' },
  },
});

@ObjectType({
  description: "A change of the viewer's list of tasks. Others may have changed at the same moment.",
})
export class TaskChange {
  @Field(() => TaskChangeKind, { description: 'What happened to the list.' })
  kind!: TaskChangeKind;

  @Field(() => Task, {
    nullable: true,
    description: 'The task as it is now; null where the kind is UNKNOWN.',
  })
  task!: Task | null;
}
