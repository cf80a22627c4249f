import { isUnfinished } from '../../instances/instance-set.js';
import type { Configuration } from '../explore/configuration.js';
import type { Exploration } from '../explore/exploration.js';
import { flaw, type VerificationFinding } from '../finding.js';
import type { Model, ModelNode } from '../model/model.js';
import { nameOfStates } from '../tell/name.js';
import { tellTrace } from '../tell/tell-trace.js';
import type { Blur } from './blur.js';
import { componentsOf } from './components.js';

/** As many traps are told as anybody reads. */
const MOST_TRAPS = 5;

/** That from everywhere a run can come to, it can come to its end; and where it cannot, from when on and where it is caught. */
export function checkEnds(model: Model, exploration: Exploration, blur: Blur): VerificationFinding[] {
  const { reached } = exploration;
  const canEnd = thoseThatCanEnd(exploration);
  const doomed = reached.flatMap((_, index) => (canEnd.has(index) ? [] : [index]));
  if (doomed.length === 0) return [];
  const nextOf = (index: number) => reached[index]?.next ?? [];
  const told = new Map<string, VerificationFinding>();
  for (const component of componentsOf(doomed, nextOf)) {
    const inside = new Set(component);
    if (component.some((index) => nextOf(index).some((to) => !inside.has(to)))) continue;
    if (blur.coversTrap(component)) continue;
    const caught = leavesOf(component, exploration, model);
    const key = caught.map(({ index }) => index).join(',');
    if (told.has(key)) continue;
    told.set(key, trapFinding(component, caught, canEnd, model, exploration));
    if (told.size === MOST_TRAPS) break;
  }
  return [...told.values()];
}

function thoseThatCanEnd({ reached }: Exploration): ReadonlySet<number> {
  const before = reached.map((): number[] => []);
  reached.forEach(({ next }, index) => {
    for (const to of next) before[to]?.push(index);
  });
  const canEnd = new Set(reached.flatMap(({ configuration }, index) => (configuration.done ? [index] : [])));
  const waiting = [...canEnd];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    for (const from of before[index] ?? []) {
      if (canEnd.has(from)) continue;
      canEnd.add(from);
      waiting.push(from);
    }
  }
  return canEnd;
}

/** The innermost states, ends left out, that are active all over the trap; or somewhere in it, if none is throughout. */
function leavesOf(component: readonly number[], { reached }: Exploration, model: Model): ModelNode[] {
  const sets = component.map((index) => new Set(reached[index]?.configuration.nodes));
  const everywhere = model.nodes.filter(({ index }) => sets.every((set) => set.has(index)));
  const anywhere = model.nodes.filter(({ index }) => sets.some((set) => set.has(index)));
  const found = innermost(everywhere);
  if (found.length > 0) return found;
  const some = innermost(anywhere);
  return some.length > 0 ? some : everywhere.slice(-1);
}

function innermost(nodes: readonly ModelNode[]): ModelNode[] {
  return nodes.filter(({ type, children }) => children.length === 0 && type !== 'final');
}

function trapFinding(
  component: readonly number[],
  caught: readonly ModelNode[],
  canEnd: ReadonlySet<number>,
  model: Model,
  exploration: Exploration,
): VerificationFinding {
  const { reached } = exploration;
  const bottom = Math.min(...component);
  const [node] = caught;
  const location = node?.state.location ?? ['machine'];
  const about = { state: nameOfStates(caught, model.source.definition) };
  const standing = component.length === 1 ? reached[bottom]?.configuration : undefined;
  if (standing !== undefined && waitsForNothing(standing, model)) {
    return flaw('WAITS_FOR_NOTHING', location, about, tellTrace(model, exploration, bottom));
  }
  let turn = bottom;
  for (let at = bottom; at >= 0; at = reached[at]?.before ?? -1) if (!canEnd.has(at)) turn = at;
  return flaw('NEVER_ENDS', location, about, tellTrace(model, exploration, turn));
}

/** Neither work, nor a call, nor a timer that leads on, nor an event that a state would take. */
function waitsForNothing({ nodes, ended, zone, context }: Configuration, model: Model): boolean {
  const sets = Object.values(context.instances);
  if (zone.timers.length > 0) return false;
  if (sets.some(({ instances }) => instances.some(isUnfinished))) return false;
  return nodes.every((index) => {
    const node = model.nodes[index];
    if (node === undefined) return true;
    const isWorking = node.invocations.some(
      ({ index: each, written }) => written.kind !== 'instances' && !ended.has(each),
    );
    const hears = [...node.transitions.values()].some((list) =>
      list.some(({ written: { trigger } }) =>
        trigger.kind === 'event'
          ? !model.source.definition.internalEvents.includes(trigger.event)
          : trigger.kind === 'kpi',
      ),
    );
    return !isWorking && !hears;
  });
}
