import { Field, ID, InputType } from '@nestjs/graphql';
import { RunStatus } from '../models/run-status.enum.js';

@InputType({ description: 'Which runs. What is left out does not matter; what is given must all hold.' })
export class RunsFilter {
  @Field(() => String, { nullable: true, description: 'Only runs of the playbook with this key.' })
  playbookKey?: string | null;

  @Field(() => [RunStatus], { nullable: true, description: 'Only runs with one of these statuses.' })
  status?: RunStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Only runs of this team.' })
  teamId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only runs in which the department with this key has, or had, a task.',
  })
  departmentKey?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only runs that other runs have started (true), or only those that none has (false).',
  })
  childRuns?: boolean | null;
}
