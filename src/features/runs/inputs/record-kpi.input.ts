import { Field, Float, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'A value of one of the figures that a run is to move.' })
export class RecordKpiInput {
  @Field(() => ID, { description: 'The run.' })
  runId!: string;

  @Field(() => String, { description: "The KPI's key in the playbook." })
  kpi!: string;

  @Field(() => Float, { description: "The value, in the KPI's unit." })
  value!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Where the value comes from, at most 1000 characters.',
  })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
