import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { ProgressCounts } from '../progress-summary.repository.js';

@ObjectType({ description: 'Counts over a group of runs.' })
export class ProgressTotals implements ProgressCounts {
  @Field(() => Int, { description: 'Runs that go on, child runs included.' })
  running!: number;

  @Field(() => Int, { description: 'Runs that reached the end of their chart.' })
  completed!: number;

  @Field(() => Int, { description: 'Runs that were stopped before.' })
  cancelled!: number;

  @Field(() => Int, { description: 'Tasks that were completed.' })
  tasksDone!: number;

  @Field(() => Int, { description: 'Tasks that are open or started.' })
  tasksOpen!: number;

  @Field(() => Int, { description: 'Those of the open tasks that are past their due date.' })
  tasksOverdue!: number;

  @Field(() => Int, { description: 'Tasks that became needless before they were done.' })
  tasksWithdrawn!: number;

  @Field(() => Int, {
    description: 'KPIs, counted run by run, whose latest value is at the target or better.',
  })
  kpisMet!: number;

  @Field(() => Int, { description: 'KPIs, counted run by run, whose latest value is short of the target.' })
  kpisMissed!: number;

  @Field(() => Int, { description: 'KPIs, counted run by run, of which no value was reported.' })
  kpisUnknown!: number;
}

@ObjectType({ description: 'How the runs of a playbook progress.' })
export class PlaybookProgress {
  @Field(() => String, { description: 'The key of the playbook.' })
  playbookKey!: string;

  @Field(() => ProgressTotals, { description: 'The counts over its runs.' })
  totals!: ProgressTotals;
}

@ObjectType({ description: 'How the runs of a team progress.' })
export class TeamProgress {
  @Field(() => ProgressTotals, { description: 'The counts over its runs.' })
  totals!: ProgressTotals;

  teamUuid!: string;
}
