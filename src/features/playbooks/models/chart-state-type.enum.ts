import { registerEnumType } from '@nestjs/graphql';
import type { StateType } from '../../../engine/chart/machine-definition.js';

export enum ChartStateType {
  ATOMIC = 'atomic',
  COMPOUND = 'compound',
  PARALLEL = 'parallel',
  FINAL = 'final',
  HISTORY = 'history',
}

registerEnumType(ChartStateType, {
  name: 'ChartStateType',
  description: 'What kind of state it is.',
  valuesMap: {
    ATOMIC: { description: 'Has no states inside.' },
    COMPOUND: { description: 'One of its inner states is active at a time.' },
    PARALLEL: { description: 'All of its inner states are active side by side.' },
    FINAL: { description: 'The end of the state around it.' },
    HISTORY: { description: 'Stands for the inner state that was active last.' },
  },
});

const TYPES: Readonly<Record<StateType, ChartStateType>> = {
  atomic: ChartStateType.ATOMIC,
  compound: ChartStateType.COMPOUND,
  parallel: ChartStateType.PARALLEL,
  final: ChartStateType.FINAL,
  history: ChartStateType.HISTORY,
};

export function toChartStateType(type: StateType): ChartStateType {
  return TYPES[type];
}
