import { registerEnumType } from '@nestjs/graphql';

export enum KpiDirection {
  INCREASE = 'increase',
  DECREASE = 'decrease',
}

registerEnumType(KpiDirection, {
  name: 'KpiDirection',
  description: 'Which way a KPI gets better.',
  valuesMap: { INCREASE: { description: 'More is better.' }, DECREASE: { description: 'Less is better.' } },
});

export function toKpiDirection(direction: 'increase' | 'decrease'): KpiDirection {
  return direction === 'decrease' ? KpiDirection.DECREASE : KpiDirection.INCREASE;
}
