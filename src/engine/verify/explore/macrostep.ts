import type { MachineEvent, RunContext } from '../../chart/run-machine.js';
import { KPI_OBSERVED } from '../../chart/transition.js';
import type { JsonValue } from '../../json.js';
import type { Model, ModelAction, ModelNode, ModelTransition } from '../model/model.js';
import { isInside } from '../model/model.js';
import { ChartFault } from './chart-fault.js';
import type { Configuration } from './configuration.js';
import { domainOf, entrySet } from './entry-set.js';

/** As many steps as the engine allows for one event. */
const MAX_MICROSTEPS = 250;

/**
 * What one event does to a chart, step by step, as XState 5 does it: the leanest interpreter that gives the same. A property
 * test holds it to the engine. Used once; what it has come to is read off its fields.
 */
export class Macrostep {
  /** In the order in which they were entered, as XState keeps them. */
  readonly active: Set<ModelNode>;
  readonly history: Map<number, readonly number[]>;
  readonly ended: Set<number>;
  context: RunContext;
  done = false;
  /** What happened on the way. */
  readonly taken: ModelTransition[] = [];
  readonly entered: ModelNode[] = [];
  readonly timersSet = new Set<number>();
  readonly timersCleared = new Set<number>();
  readonly #queue: MachineEvent[] = [];
  #event: MachineEvent = { type: 'xstate.init' };
  /** Whether the last step has changed anything XState would notice. */
  #changed = false;

  constructor(
    readonly model: Model,
    from: Configuration | null,
    context: RunContext = model.context,
  ) {
    const nodes = from?.nodes ?? [];
    this.active = new Set(nodes.flatMap((index) => model.nodes[index] ?? []));
    this.history = new Map(from?.history);
    this.ended = new Set(from?.ended);
    this.context = from?.context ?? context;
  }

  /** Enters the first states. Throws a `ChartFault`. */
  begin(): void {
    const [root] = this.model.nodes;
    if (root === undefined) return;
    const entered = new Set<ModelNode>([root]);
    const enter = (node: ModelNode): void => {
      entered.add(node);
      if (node.type === 'parallel') node.children.forEach(enter);
      else if (node.initial !== null) enter(node.initial);
    };
    enter(root);
    this.#enter(entered);
    this.#run();
  }

  /** Takes an event; false, and nothing has changed, when no transition does. Throws a `ChartFault`. */
  take(event: MachineEvent): boolean {
    this.#event = event;
    const transitions = this.#select(event);
    const isKept = event.type === KPI_OBSERVED;
    if (transitions.length === 0 && !isKept) return false;
    if (transitions.length === 0) this.#observe(event);
    else this.#step(transitions);
    this.#run();
    return true;
  }

  #run(): void {
    let looksAgain = true;
    for (let count = 1; !this.done; count++) {
      if (count > MAX_MICROSTEPS) throw new ChartFault('loop', null, null, '');
      let transitions: readonly ModelTransition[] = looksAgain ? this.#selectEventless() : [];
      const isEventless = transitions.length > 0;
      if (!isEventless) {
        const next = this.#queue.shift();
        if (next === undefined) return;
        this.#event = next;
        transitions = this.#select(next);
        if (transitions.length === 0 && next.type === KPI_OBSERVED) this.#observe(next);
      }
      this.#changed = false;
      if (transitions.length > 0) this.#step(transitions);
      looksAgain = !isEventless || this.#changed;
    }
  }

  #holds(transition: ModelTransition): boolean {
    if (transition.guard === null) return true;
    try {
      return transition.guard({ context: this.context, event: this.#event, active: this.active });
    } catch (error) {
      throw ChartFault.at(transition, null, error);
    }
  }

  /** The innermost transitions that take the event, one for each region. */
  #select(event: MachineEvent): ModelTransition[] {
    const [root] = this.active;
    const inside = new Map<ModelNode, ModelNode[]>();
    // At rest the states are in the order of the file.
    if (this.taken.length > 0)
      for (const node of this.active) {
        if (node.parent === null) continue;
        const siblings = inside.get(node.parent);
        if (siblings === undefined) inside.set(node.parent, [node]);
        else siblings.push(node);
      }
    const within = (node: ModelNode): ModelTransition[] => {
      const found = this.#insideOf(node, inside).flatMap(within);
      if (found.length > 0) return found;
      const own = node.transitions.get(event.type)?.find((each) => this.#holds(each));
      return own === undefined ? [] : [own];
    };
    return root === undefined ? [] : within(this.model.nodes[0] ?? root);
  }

  #insideOf(node: ModelNode, inside: ReadonlyMap<ModelNode, ModelNode[]>): ModelNode[] {
    return inside.get(node) ?? (inside.size > 0 ? [] : node.children.filter((each) => this.active.has(each)));
  }

  #selectEventless(): readonly ModelTransition[] {
    const enabled = new Set<ModelTransition>();
    for (const node of this.active) {
      if (node.type !== 'atomic' && node.type !== 'final') continue;
      for (let around: ModelNode | null = node; around !== null; around = around.parent) {
        const found = around.always.find((each) => this.#holds(each));
        if (found === undefined) continue;
        enabled.add(found);
        break;
      }
    }
    return this.#withoutConflicts([...enabled]);
  }

  readonly #remembered = (history: ModelNode): readonly ModelNode[] | undefined =>
    this.history.get(history.index)?.flatMap((index) => this.model.nodes[index] ?? []);

  #exitSet(transition: ModelTransition): ModelNode[] {
    if (transition.targets.length === 0) return [];
    const domain = domainOf(transition, this.#remembered);
    const left = transition.reenter && transition.source === domain ? [domain] : [];
    for (const node of this.active) if (domain === null || isInside(node, domain)) left.push(node);
    return left;
  }

  #withoutConflicts(enabled: readonly ModelTransition[]): readonly ModelTransition[] {
    if (enabled.length < 2) return enabled;
    const kept = new Set<ModelTransition>();
    for (const one of enabled) {
      const left = new Set(this.#exitSet(one));
      const rivals = [...kept].filter((other) => this.#exitSet(other).some((node) => left.has(node)));
      const stronger = rivals.findIndex((other) => !isInside(one.source, other.source));
      // What was there before goes first, unless it belongs to a state around.
      if (stronger >= 0) continue;
      for (const other of rivals) kept.delete(other);
      kept.add(one);
    }
    return [...kept];
  }

  #step(enabled: readonly ModelTransition[]): void {
    const transitions = this.#withoutConflicts(enabled);
    this.taken.push(...transitions);
    const before = this.active.size;
    const left = new Set(transitions.flatMap((each) => this.#exitSet(each)));
    for (const node of left) for (const history of node.histories) this.#remember(history, node);
    for (const node of [...left].sort((a, b) => b.index - a.index)) this.#leave(node);
    for (const transition of transitions) {
      if (transition.written.trigger.kind === 'kpi') this.#observe(this.#event);
      this.#execute(transition.actions, transition, null);
    }
    this.#enter(entrySet(transitions, this.#remembered));
    if (this.active.size !== before || [...left].some((node) => !this.active.has(node))) this.#changed = true;
    if (this.done) {
      for (const node of [...this.active].sort((a, b) => b.index - a.index)) {
        this.#execute(node.exit, null, node);
      }
    }
  }

  #remember(history: ModelNode, parent: ModelNode): void {
    const states = [...this.active].filter((node) =>
      history.isDeep
        ? (node.type === 'atomic' || node.type === 'final') && isInside(node, parent)
        : node.parent === parent,
    );
    this.history.set(
      history.index,
      states.map(({ index }) => index).sort((a, b) => a - b),
    );
    this.#changed = true;
  }

  #leave(node: ModelNode): void {
    this.#execute(node.exit, null, node);
    for (const { index } of node.timers) {
      this.timersSet.delete(index);
      this.timersCleared.add(index);
    }
    for (const { index } of node.invocations) this.ended.delete(index);
    this.active.delete(node);
  }

  #enter(entered: ReadonlySet<ModelNode>): void {
    const completed = new Set<ModelNode>();
    for (const node of [...entered].sort((a, b) => a.index - b.index)) {
      this.active.add(node);
      this.entered.push(node);
      this.#execute(node.entry, null, node);
      for (const { index } of node.timers) this.timersSet.add(index);
      for (const { index } of node.invocations) this.ended.delete(index);
      if (node.type === 'final') this.#complete(node, completed);
    }
  }

  #complete(final: ModelNode, completed: Set<ModelNode>): void {
    const { parent } = final;
    if (parent === null) return;
    if (parent.type === 'compound') this.#queue.push({ type: `xstate.done.state.${parent.state.id}` });
    let around = parent.type === 'parallel' ? parent : parent.parent;
    while (around?.type === 'parallel' && !completed.has(around) && this.#isComplete(around)) {
      completed.add(around);
      this.#queue.push({ type: `xstate.done.state.${around.state.id}` });
      around = around.parent;
    }
    if (around === null) this.done = true;
  }

  #isComplete(node: ModelNode): boolean {
    if (node.type === 'compound') {
      return node.children.some((child) => child.type === 'final' && this.active.has(child));
    }
    if (node.type === 'parallel') return node.children.every((child) => this.#isComplete(child));
    return node.type === 'final';
  }

  #observe({ kpi, value }: MachineEvent): void {
    this.#changed = true;
    if (kpi === undefined || value === undefined || !this.model.slice.variables.has(`kpi.${kpi}`)) return;
    this.context = { ...this.context, kpis: { ...this.context.kpis, [kpi]: { value } } };
  }

  #execute(
    actions: readonly ModelAction[],
    transition: ModelTransition | null,
    node: ModelNode | null,
  ): void {
    for (const action of actions) {
      try {
        this.#do(action);
      } catch (error) {
        throw ChartFault.at(transition, node, error);
      }
    }
  }

  #do(action: ModelAction): void {
    const input = { context: this.context, event: this.#event };
    switch (action.kind) {
      case 'set': {
        const changes: [string, JsonValue][] = [];
        for (const { name, value, isKept } of action.fields) {
          const result = value(input);
          if (isKept) changes.push([name, result]);
        }
        this.context = { ...this.context, ...Object.fromEntries(changes) };
        this.#changed = true;
        return;
      }
      case 'raise':
        this.#queue.push(action.event);
        return;
      case 'record': {
        const value = Number(action.value(input));
        this.#observe({ type: KPI_OBSERVED, kpi: action.kpi, value });
        this.#queue.push({ type: KPI_OBSERVED, kpi: action.kpi, value, by: '' });
        return;
      }
      case 'check':
        action.value(input);
        return;
      case 'apply':
        this.context = action.apply(input);
        this.#changed = true;
        return;
      case 'announce':
        this.#queue.push(action.event(input));
        return;
      case 'touch':
        this.#changed = true;
    }
  }
}
