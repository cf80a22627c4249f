import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ChartTransition as EngineTransition } from '../../../engine/chart/chart.js';
import type { LocalizedText } from '../../../platform/localized-text.js';

export enum TransitionKind {
  EVENT = 'event',
  TASK = 'task',
  ANSWER = 'answer',
  FAILURE = 'failure',
  CHILD = 'child',
  CHILD_FAILURE = 'childFailure',
  LOCK = 'lock',
  INSTANCES = 'instances',
  TIMER = 'timer',
  KPI = 'kpi',
  INTERNAL = 'internal',
  ALWAYS = 'always',
  DONE = 'done',
}

registerEnumType(TransitionKind, {
  name: 'TransitionKind',
  description: 'What sets a transition off.',
  valuesMap: {
    EVENT: { description: 'An event from outside.' },
    TASK: { description: 'The closing of a task or an approval.' },
    ANSWER: { description: 'The answer of a service that was called.' },
    FAILURE: { description: 'The failure of a service that was called.' },
    CHILD: { description: 'The end of a child run.' },
    CHILD_FAILURE: { description: 'A child run that could not be started, or was cancelled.' },
    LOCK: { description: 'The grant of a lock that was waited for.' },
    INSTANCES: { description: 'The end of a set of instances as a whole.' },
    TIMER: { description: 'Time that has passed in the state.' },
    KPI: { description: 'A reported KPI.' },
    INTERNAL: { description: 'An event that the chart raises itself.' },
    ALWAYS: { description: 'Its condition alone.' },
    DONE: { description: 'The end of everything inside the state.' },
  },
});

const KINDS: Readonly<Record<EngineTransition['kind'], TransitionKind>> = {
  event: TransitionKind.EVENT,
  task: TransitionKind.TASK,
  answer: TransitionKind.ANSWER,
  failure: TransitionKind.FAILURE,
  child: TransitionKind.CHILD,
  childFailure: TransitionKind.CHILD_FAILURE,
  lock: TransitionKind.LOCK,
  instances: TransitionKind.INSTANCES,
  timer: TransitionKind.TIMER,
  kpi: TransitionKind.KPI,
  internal: TransitionKind.INTERNAL,
  always: TransitionKind.ALWAYS,
  done: TransitionKind.DONE,
};

@ObjectType({ description: 'A way out of a state, or something done while staying in it.' })
export class ChartTransition {
  @Field(() => TransitionKind, { description: 'What sets it off.' })
  kind!: TransitionKind;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the event, of the invocation, or of the timer (or its ISO 8601 duration), by kind; null for ALWAYS and DONE.',
  })
  event!: string | null;

  @Field(() => [String], { description: 'Paths of the states it leads to; empty where the run stays.' })
  targets!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'Its condition in one line, as the file has it; null where there is none.',
  })
  guard!: string | null;

  descriptionText!: LocalizedText;
}

export function toChartTransition(
  transition: EngineTransition,
  descriptionText: LocalizedText,
): ChartTransition {
  const { event, targets, guard } = transition;
  return { kind: KINDS[transition.kind], event, targets, guard, descriptionText };
}
