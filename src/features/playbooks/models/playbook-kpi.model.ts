import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { KpiDefinition } from '../../../engine/chart/playbook-definition.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import { KpiDirection, toKpiDirection } from './kpi-direction.enum.js';

@ObjectType({ description: 'A figure that runs of a playbook are to move.' })
export class PlaybookKpi {
  @Field(() => String, { description: 'Its key in the playbook, such as `firstOrderConversion`.' })
  key!: string;

  @Field(() => String, { description: 'What its numbers count, such as percent, days or yuan.' })
  unit!: string;

  @Field(() => KpiDirection, { description: 'Which way is better.' })
  direction!: KpiDirection;

  @Field(() => Float, {
    nullable: true,
    description: 'Where it stood before the playbook; null where nobody measured it.',
  })
  baseline!: number | null;

  @Field(() => Float, { description: 'It is met when the value is here or better.' })
  target!: number;

  titleText!: LocalizedText;
  descriptionText!: LocalizedText | null;
}

export function toPlaybookKpi(key: string, kpi: KpiDefinition): PlaybookKpi {
  return {
    key,
    unit: kpi.unit,
    direction: toKpiDirection(kpi.direction),
    baseline: kpi.baseline ?? null,
    target: kpi.target,
    titleText: kpi.title,
    descriptionText: kpi.description ?? null,
  };
}
