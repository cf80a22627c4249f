import { Field, ID, InputType } from '@nestjs/graphql';
import { LocalDate } from '../../../api/scalars.js';
import { RunStatus } from '../../runs/models/run-status.enum.js';

@InputType('ProgressFilter', {
  description: 'Which runs a report is about; what is left out does not narrow it.',
})
export class ProgressFilterInput {
  @Field(() => String, { nullable: true, description: 'The key of the playbook that they run.' })
  playbookKey?: string | null;

  @Field(() => [RunStatus], { nullable: true, description: 'How they stand.' })
  status?: RunStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'The team that runs them.' })
  teamId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key of a department that has, or had, a task in them; those below it count.',
  })
  departmentKey?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'They were still going on on this day, or later.' })
  from?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'They had been started by the end of this day.' })
  to?: string | null;
}
