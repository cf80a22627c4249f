import { Field, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { ProgressScope } from '../progress-scope.js';

@ObjectType({
  description: 'How runs progress: as a whole, by playbook and team, one by one, and where work waits.',
})
export class ProgressReport {
  @Field(() => DateTime, { description: 'The instant that "overdue" and "days" are counted to.' })
  asOf!: Date;

  scope!: ProgressScope;
}
