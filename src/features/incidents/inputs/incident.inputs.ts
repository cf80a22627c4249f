import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'An incident whose cause is mended, so that it can be tried again.' })
export class RetryIncidentInput {
  @Field(() => ID, { description: 'The incident.' })
  incidentId!: string;

  @Field(() => String, { nullable: true, description: 'What was done about it, in up to 500 characters.' })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An incident to close as it is.' })
export class ResolveIncidentInput {
  @Field(() => ID, { description: 'The incident.' })
  incidentId!: string;

  @Field(() => String, { description: 'Why it can be closed, in 1 to 500 characters.' })
  note!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
