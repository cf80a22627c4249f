import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import { TaskKind } from '../../playbooks/models/task-kind.enum.js';
import { EventState } from './event-state.model.js';
import { RunStatus } from './run-status.enum.js';

@ObjectType({ description: 'A task that was open at some point of a run.' })
export class PastTask {
  readonly titleText!: LocalizedText;

  @Field(() => ID, { description: 'The global id of the task.' })
  taskId!: string;

  @Field(() => String, { description: 'Its key in the playbook.' })
  key!: string;

  @Field(() => TaskKind, { description: 'Whether it asked for work or for a decision.' })
  kind!: TaskKind;

  @Field(() => String, { description: 'Path of the state that opened it.' })
  statePath!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was to be done; null where it was not said.',
  })
  dueAt!: Date | null;
}

@ObjectType({ description: 'A timer that was pending at some point of a run.' })
export class PastTimer {
  @Field(() => String, { description: 'Its name in the chart.' })
  timer!: string;

  @Field(() => DateTime, { description: 'When it was to fire.' })
  dueAt!: Date;
}

@ObjectType({
  description: 'A run as it was right after an entry of its log: the log taken through its chart again.',
})
export class PastRun {
  @Field(() => Int, { description: 'The number of the entry.' })
  seq!: number;

  @Field(() => DateTime, { description: 'When the entry was logged.' })
  at!: Date;

  @Field(() => RunStatus, { description: 'Whether the run went on then.' })
  status!: RunStatus;

  @Field(() => [EventState], { description: 'The states that it was in.' })
  states!: EventState[];

  @Field(() => JSONObject, {
    nullable: true,
    description:
      "What the chart knew, its input and KPIs with it: for the run's lead, those who fill a role in it, executives and administrators; null for others.",
  })
  context!: JsonObject | null;

  @Field(() => [PastTask], {
    description: 'The tasks that were open, in the order in which they were opened.',
  })
  openTasks!: PastTask[];

  @Field(() => [PastTimer], { description: 'The timers that were pending, the next due first.' })
  timers!: PastTimer[];
}
