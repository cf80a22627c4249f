import { Field, ID, InputType } from '@nestjs/graphql';
import { TaskStatus } from '../models/task-status.enum.js';

@InputType({ description: 'Which tasks. What is left out does not matter; what is given must all hold.' })
export class TasksFilter {
  @Field(() => ID, { nullable: true, description: 'Only tasks of this run.' })
  runId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only tasks of this team's runs." })
  teamId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only tasks that are, or were, assigned to this person.' })
  assigneeId?: string | null;

  @Field(() => [TaskStatus], { nullable: true, description: 'Only tasks with one of these statuses.' })
  status?: TaskStatus[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only tasks that fall to the department with this key.',
  })
  departmentKey?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only tasks that are open or started and past their due date; false: only the others.',
  })
  overdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only tasks that nobody has; false: only those that somebody has.',
  })
  unassigned?: boolean | null;
}
