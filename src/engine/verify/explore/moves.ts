import { KPI_OBSERVED } from '../../chart/transition.js';
import { own } from '../../own.js';
import { siteOfAnswer, type Choices } from '../data/choices.js';
import type { Model, ModelInvocation } from '../model/model.js';
import type { Configuration } from './configuration.js';
import type { Move } from './move.js';

type LaterMove = Exclude<Move, { kind: 'start' }>;

/** Everything that may happen next to a run that rests here. Whether the chart takes it is another matter. */
export function movesFrom(
  configuration: Configuration,
  live: (kpi: string) => boolean,
  model: Model,
  choices: Choices,
): LaterMove[] {
  const moves: LaterMove[] = [];
  const events = new Set<string>();
  for (const index of configuration.nodes) {
    const node = model.nodes[index];
    if (node === undefined) continue;
    for (const invocation of node.invocations) {
      if (!configuration.ended.has(invocation.index)) endings(invocation, choices, moves);
    }
    for (const type of node.transitions.keys()) events.add(type);
  }
  const { definition } = model.source;
  for (const [name, payloads] of choices.payloads) {
    const isKept = own(definition.events, name)?.whenNotTaken === 'keep';
    if (!isKept && !events.has(name)) continue;
    for (const payload of payloads) moves.push({ kind: 'send', name, payload });
  }
  for (const [kpi, values] of choices.observations) {
    if (!live(kpi) && !events.has(KPI_OBSERVED)) continue;
    for (const value of values) moves.push({ kind: 'observe', kpi, value });
  }
  for (const index of configuration.zone.timers) {
    const timer = model.timers[index];
    if (timer !== undefined) moves.push({ kind: 'runOut', timer });
  }
  return moves;
}

function endings(invocation: ModelInvocation, choices: Choices, moves: LaterMove[]): void {
  const { written } = invocation;
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
