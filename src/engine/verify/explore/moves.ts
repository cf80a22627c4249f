import { activityOf } from '../../chart/instances-of.js';
import { KPI_OBSERVED, type Invocation } from '../../chart/transition.js';
import { own } from '../../own.js';
import { siteOfAnswer, type Choices } from '../data/choices.js';
import type { Model, ModelInvocation } from '../model/model.js';
import type { Configuration } from './configuration.js';
import type { Move } from './move.js';

type LaterMove = Exclude<Move, { kind: 'start' }>;

/** Everything that may happen next to a run that rests here. Whether the chart takes it is another matter. */
export function movesFrom(
  configuration: Configuration,
  matters: (kpi: string) => boolean,
  model: Model,
  choices: Choices,
): LaterMove[] {
  const moves: LaterMove[] = [];
  const events = new Set<string>();
  for (const index of configuration.nodes) {
    const node = model.nodes[index];
    if (node === undefined) continue;
    for (const invocation of node.invocations) {
      if (!configuration.ended.has(invocation.index)) endings(invocation, invocation.written, choices, moves);
    }
    for (const type of node.transitions.keys()) events.add(type);
  }
  endingsOfInstances(configuration, model, choices, moves);
  const { definition } = model.source;
  for (const [name, payloads] of choices.payloads) {
    const isKept = own(definition.events, name)?.whenNotTaken === 'keep';
    if (!isKept && !events.has(name)) continue;
    for (const payload of payloads) moves.push({ kind: 'send', name, payload });
  }
  for (const [kpi, values] of choices.observations) {
    if (!matters(kpi) && !events.has(KPI_OBSERVED)) continue;
    for (const value of values) moves.push({ kind: 'observe', kpi, value });
  }
  for (const index of configuration.zone.timers) {
    const timer = model.timers[index];
    if (timer !== undefined) moves.push({ kind: 'runOut', timer });
  }
  return moves;
}

/** How one of a kind can end: of instances that are alike, the first stands for all. */
function endingsOfInstances(
  { context }: Configuration,
  { invocations }: Model,
  choices: Choices,
  moves: LaterMove[],
): void {
  for (const invocation of invocations) {
    const { written } = invocation;
    if (written.kind !== 'instances') continue;
    const known = new Set<number>();
    for (const { status, generation, index } of context.instances[written.id]?.instances ?? []) {
      if (status !== 'open' || known.has(generation)) continue;
      known.add(generation);
      const inner: LaterMove[] = [];
      endings(invocation, activityOf(written), choices, inner);
      for (const move of inner) if ('invocation' in move) moves.push({ ...move, instance: index });
    }
  }
}

function endings(
  invocation: ModelInvocation,
  written: Invocation,
  choices: Choices,
  moves: LaterMove[],
): void {
  switch (written.kind) {
    case 'task': {
      const { task } = written.definition.input;
      for (const closing of choices.closings.get(task) ?? []) {
        moves.push({ kind: 'close', invocation, task, ...closing });
      }
      return;
    }
    case 'service':
    case 'playbook':
      for (const output of choices.answers.get(siteOfAnswer(written)) ?? [null]) {
        moves.push({ kind: 'answer', invocation, output });
      }
      if (written.definition.onError === undefined) return;
      for (const error of choices.errors) moves.push({ kind: 'fail', invocation, error });
      return;
    case 'lock':
      moves.push({ kind: 'answer', invocation, output: null });
      return;
    case 'instances':
  }
}
