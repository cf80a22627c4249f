import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';

@ObjectType({ description: 'One value of a KPI, as it was reported.' })
export class KpiObservation {
  readonly recordedByUuid!: string | null;

  @Field(() => Float, { description: "The value, in the KPI's unit." })
  value!: number;

  @Field(() => DateTime, { description: 'When it was reported.' })
  observedAt!: Date;

  @Field(() => String, {
    description: 'Where the value comes from, in the words of the one who reported it; may be empty.',
  })
  note!: string;

  @Field(() => Int, { description: "The event of the run's log that carried it." })
  seq!: number;
}
