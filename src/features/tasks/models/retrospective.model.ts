import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, JSONObject, JSONValue } from '../../../api/scalars.js';
import type { JsonObject, JsonValue } from '../../../engine/json.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: 'What a run looks like from its end.' })
export class RetrospectiveFacts {
  @Field(() => Int, { description: 'Whole days from the start to the end of the run, or until now.' })
  durationDays!: number;

  @Field(() => Int, { description: 'Tasks that were completed.' })
  tasksCompleted!: number;

  @Field(() => Int, { description: 'Tasks that were not needed in the end.' })
  tasksWithdrawn!: number;

  @Field(() => Int, { description: 'Completed tasks that were completed after their due date.' })
  tasksLate!: number;

  @Field(() => Int, { description: 'How often the chart escalated something.' })
  escalations!: number;

  @Field(() => Int, { description: 'KPIs whose latest value is at the target or better.' })
  kpisMet!: number;

  @Field(() => Int, { description: 'KPIs that the playbook is to move.' })
  kpis!: number;
}

@ObjectType({ description: 'A field of a form that was filled in.' })
export class FormField {
  readonly titleText!: LocalizedText;

  @Field(() => String, { description: 'Its key in the form.' })
  key!: string;

  @Field(() => JSONValue, { nullable: true, description: 'What was filled in.' })
  value!: JsonValue;
}

@ObjectType({ description: 'How a team looks back on a run: what it wrote, and what happened.' })
export class Retrospective {
  readonly authorUuid!: string | null;

  @Field(() => JSONObject, { description: 'What the team filled in.' })
  form!: JsonObject;

  @Field(() => [FormField], { description: 'The same, field by field, in the order of the form.' })
  fields!: FormField[];

  @Field(() => DateTime, { description: 'When it was completed.' })
  at!: Date;

  @Field(() => RetrospectiveFacts, { description: 'What the record says.' })
  facts!: RetrospectiveFacts;
}
