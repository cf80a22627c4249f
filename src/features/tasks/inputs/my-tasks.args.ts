import { ArgsType, Field } from '@nestjs/graphql';
import { PageArgs } from '../../../api/connections/page.args.js';
import { LIVE_STATUSES, TaskStatus } from '../models/task-status.enum.js';

/** Which of the viewer's own tasks. */
@ArgsType()
export class MyTasksArgs extends PageArgs {
  @Field(() => [TaskStatus], {
    description: 'With one of these statuses; by default those that still wait.',
    defaultValue: [...LIVE_STATUSES],
  })
  status!: TaskStatus[];

  @Field(() => Boolean, {
    description: 'Whether to add tasks that nobody has and the viewer may claim.',
    defaultValue: false,
  })
  claimable!: boolean;
}
