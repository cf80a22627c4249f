import { Field, Float, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../api/scalars.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import { KpiDirection } from '../../playbooks/models/kpi-direction.enum.js';
import { KpiObservation } from './kpi-observation.model.js';

@ObjectType({ description: 'How far a run has moved one of the figures that its playbook is to move.' })
export class KpiProgress {
  readonly titleText!: LocalizedText;

  @Field(() => String, { description: "The KPI's key in the playbook." })
  key!: string;

  @Field(() => String, { description: 'What its numbers count, such as percent, days or yuan.' })
  unit!: string;

  @Field(() => KpiDirection, { description: 'Which way is better.' })
  direction!: KpiDirection;

  @Field(() => Float, {
    nullable: true,
    description: 'Where it stood before the run; null where the playbook does not say.',
  })
  baseline!: number | null;

  @Field(() => Float, { description: 'It is met when the value is here or better.' })
  target!: number;

  @Field(() => Float, { nullable: true, description: 'The latest value; null before the first report.' })
  value!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When the latest value was reported.' })
  observedAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether the latest value is at the target or better; false before the first report.',
  })
  met!: boolean;

  @Field(() => Float, {
    nullable: true,
    description:
      'The share of the way from baseline to target that is done: 0 at the baseline, 1 at the target, below 0 when it got worse, above 1 beyond the target. Null without a value or a baseline.',
  })
  share!: number | null;

  @Field(() => [KpiObservation], { description: 'The latest 100 values, oldest first.' })
  observations!: KpiObservation[];
}
