import { Field, ObjectType } from '@nestjs/graphql';
import type { Chart, ChartState as EngineState } from '../../../engine/chart/chart.js';
import type { LocalizedText } from '../../../platform/localized-text.js';
import { describeTransition } from '../../../engine/chart/describe-transition.js';
import { ChartStateType, toChartStateType } from './chart-state-type.enum.js';
import { ChartTransition, toChartTransition } from './chart-transition.model.js';
import { TaskKind, toTaskKind } from './task-kind.enum.js';

@ObjectType({ description: 'A task or an approval that is open while a state is active.' })
export class ChartInvocation {
  @Field(() => String, { description: 'Its name in the chart.' })
  invocation!: string;

  @Field(() => TaskKind, { description: 'Whether it asks for work or for a decision.' })
  kind!: TaskKind;

  @Field(() => String, { description: 'Key of the task.' })
  taskKey!: string;
}

@ObjectType({
  description: 'A state of a chart. States are told apart by path: their keys from the root, joined by dots.',
})
export class ChartState {
  @Field(() => String, { description: 'Where it is in the chart; empty for the root.' })
  path!: string;

  @Field(() => String, { description: 'Its key among its siblings.' })
  key!: string;

  @Field(() => ChartStateType, { description: 'What kind of state it is.' })
  type!: ChartStateType;

  @Field(() => String, { nullable: true, description: 'Path of the state around it; null for the root.' })
  parent!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Path of the inner state that is entered first, if one is.',
  })
  initial!: string | null;

  @Field(() => [String], { description: 'Words to find it by, such as `gate`.' })
  tags!: readonly string[];

  @Field(() => [ChartTransition], { description: 'What may happen in it.' })
  transitions!: ChartTransition[];

  @Field(() => [ChartInvocation], { description: 'What is open while it is active.' })
  invokes!: ChartInvocation[];

  titleText!: LocalizedText | null;
  descriptionText!: LocalizedText | null;
}

export function toChartState(state: EngineState, chart: Chart): ChartState {
  return {
    path: state.path,
    key: state.key,
    type: toChartStateType(state.type),
    parent: state.parent,
    initial: state.initial,
    tags: state.tags,
    transitions: state.transitions.map((transition) =>
      toChartTransition(transition, describeTransition(transition, state, chart)),
    ),
    invokes: state.invokes.map(({ invocation, kind, task }) => ({
      invocation,
      kind: toTaskKind(kind),
      taskKey: task,
    })),
    titleText: state.title,
    descriptionText: state.description,
  };
}
