import type { LocalizedText } from '../../localized-text.js';
import { own } from '../../own.js';
import type { Configuration } from '../explore/configuration.js';
import type { Exploration } from '../explore/exploration.js';
import type { Move } from '../explore/move.js';
import type { Model, ModelNode } from '../model/model.js';
import { both, nameOfData, nameOfInvocation, nameOfState, nameOfStates, nameOfTimer, same } from './name.js';

/** The shortest way to a configuration, one sentence a move; `last` is a move more that leads nowhere. */
export function tellTrace(
  model: Model,
  exploration: Exploration,
  to: number,
  last: Move | null = null,
): LocalizedText[] {
  const told: LocalizedText[] = [];
  for (let at = to; at >= 0;) {
    const reached = exploration.reached[at];
    if (reached === undefined) break;
    const before = exploration.reached[reached.before];
    told.push(tellMove(reached.by, model, before?.configuration ?? null, reached.configuration));
    at = reached.before;
  }
  const trace = told.toReversed();
  return last === null ? trace : [...trace, tellMove(last, model, null, null)];
}

function tellMove(
  move: Move,
  model: Model,
  before: Configuration | null,
  after: Configuration | null,
): LocalizedText {
  const what = whatHappens(move, model);
  const where = after === null ? null : newStates(model, before, after);
  if (where === null) return both(`${what.zh}。`, `${what.en}.`);
  return both(`${what.zh} → ${where.zh}`, `${what.en} → ${where.en}`);
}

function whatHappens(move: Move, model: Model): LocalizedText {
  const { definition } = model.source;
  switch (move.kind) {
    case 'start': {
      const fields = inputFields(model);
      return withData(both('执行开始', 'The run starts'), nameOfData(move.input, fields, definition.input));
    }
    case 'close': {
      const task = own(definition.tasks, move.task);
      const title = task?.title ?? same(move.task);
      const outcome = task?.outcomes[move.outcome]?.title ?? same(move.outcome);
      const told = both(
        `任务“${title.zh}”以“${outcome.zh}”关闭`,
        `“${title.en}” is closed as “${outcome.en}”`,
      );
      return withData(
        told,
        nameOfData(move.form, fieldsAt(model, `task.${move.task}`, 'form'), task?.form ?? null),
      );
    }
    case 'answer': {
      const { kind } = move.invocation.written;
      const title = nameOfInvocation(move.invocation, definition);
      if (kind === 'lock') return both(`轮到使用“${title.zh}”`, `“${title.en}” is granted`);
      if (kind === 'playbook') return both(`“${title.zh}”的执行结束`, `the run of “${title.en}” ends`);
      return withData(
        both(`服务“${title.zh}”应答`, `“${title.en}” answers`),
        move.output === null ? [] : [same(JSON.stringify(move.output))],
      );
    }
    case 'fail': {
      const title = nameOfInvocation(move.invocation, definition);
      return both(`“${title.zh}”失败`, `“${title.en}” fails`);
    }
    case 'send': {
      const event = own(definition.events, move.name);
      const title = event?.title ?? same(move.name);
      const told = both(`发生事件“${title.zh}”`, `“${title.en}” happens`);
      return withData(
        told,
        nameOfData(move.payload, fieldsAt(model, `event.${move.name}`, null), event?.payload ?? null),
      );
    }
    case 'observe': {
      const title = own(definition.kpis, move.kpi)?.title ?? same(move.kpi);
      return both(`上报指标“${title.zh}”为 ${move.value}`, `“${title.en}” is reported as ${move.value}`);
    }
    case 'runOut': {
      const length = nameOfTimer(move.timer.length, definition);
      const state = nameOfState(move.timer.node, definition);
      return both(`“${state.zh}”开始后 ${length.zh} 过去`, `${length.en} pass since “${state.en}” began`);
    }
  }
}

function withData(told: LocalizedText, data: readonly LocalizedText[]): LocalizedText {
  if (data.length === 0) return told;
  return both(
    `${told.zh}（${data.map(({ zh }) => zh).join('，')}）`,
    `${told.en} (${data.map(({ en }) => en).join(', ')})`,
  );
}

function inputFields({ slice }: Model): string[] {
  return [...slice.variables].flatMap((name) =>
    name.startsWith('input.') ? [name.slice('input.'.length)] : [],
  );
}

/** The fields of what comes in that anything depends on. */
function fieldsAt({ slice }: Model, site: string, below: string | null): string[] {
  const fields = slice.data.flatMap(({ site: each, path }) => {
    if (each !== site || (below !== null && path[0] !== below)) return [];
    return path[below === null ? 0 : 1] ?? [];
  });
  return [...new Set(fields)];
}

function newStates(
  { nodes, source }: Model,
  before: Configuration | null,
  after: Configuration,
): LocalizedText | null {
  const known = new Set(before?.nodes);
  const found = after.nodes.flatMap((index): ModelNode[] => {
    const node = nodes[index];
    return node === undefined || known.has(index) || node.children.length > 0 ? [] : [node];
  });
  if (after.done) return both('执行结束', 'the run ends');
  if (found.length === 0) return null;
  const names = nameOfStates(found, source.definition);
  return both(`“${names.zh}”`, `“${names.en}”`);
}
