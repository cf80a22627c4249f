import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'The work that waits for a department.' })
export class DepartmentWaiting {
  @Field(() => String, { description: 'The key of the department.' })
  departmentKey!: string;

  @Field(() => Int, { description: 'How many tasks wait for it: open or started.' })
  openTasks!: number;

  @Field(() => Int, { description: 'Those of them that are past their due date.' })
  overdueTasks!: number;

  @Field(() => Int, { description: 'Whole days since the oldest of them was opened.' })
  oldestWaitingDays!: number;

  @Field(() => Int, { description: 'The effort that their playbooks expect of all of them, in minutes.' })
  effortMinutes!: number;

  @Field(() => Int, { description: 'How many runs they belong to.' })
  runs!: number;
}
