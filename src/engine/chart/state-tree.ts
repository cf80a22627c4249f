import type { MachineDefinition, StateDefinition, StateType } from './machine-definition.js';

/** Keys and indexes that lead from the top of a playbook file to a value in it. */
export type Location = readonly (string | number)[];

/** A state in its place: what XState would make of the definition, without making it. */
export interface StateNode {
  readonly key: string;
  /** Keys from the root joined by dots; empty for the root. */
  readonly path: string;
  /** XState's id: the author's, or the machine's id and the path. */
  readonly id: string;
  readonly type: StateType;
  readonly definition: StateDefinition;
  readonly parent: StateNode | null;
  readonly children: ReadonlyMap<string, StateNode>;
  readonly location: Location;
}

export interface StateTree {
  readonly root: StateNode;
  /** In document order, the root first. */
  readonly nodes: readonly StateNode[];
  readonly byPath: ReadonlyMap<string, StateNode>;
  /** Of two states with one id the later wins, as in XState. */
  readonly byId: ReadonlyMap<string, StateNode>;
}

/** Lays out the states of a machine. Takes any machine of the schema's shape, sound or not. */
export function stateTree(machine: MachineDefinition, defaultId: string): StateTree {
  const nodes: StateNode[] = [];
  const machineId = machine.id ?? defaultId;

  function grow(definition: StateDefinition, key: string, parent: StateNode | null): StateNode {
    const children = new Map<string, StateNode>();
    const path = parent === null || parent.parent === null ? key : `${parent.path}.${key}`;
    const node: StateNode = {
      key,
      path: parent === null ? '' : path,
      id: definition.id ?? (parent === null ? machineId : `${machineId}.${path}`),
      type: typeOf(definition),
      definition,
      parent,
      children,
      location: parent === null ? ['machine'] : [...parent.location, 'states', key],
    };
    nodes.push(node);
    for (const [childKey, child] of Object.entries(definition.states ?? {})) {
      children.set(childKey, grow(child, childKey, node));
    }
    return node;
  }

  const root = grow(machine, machineId, null);
  return {
    root,
    nodes,
    byPath: new Map(nodes.map((node) => [node.path, node])),
    byId: new Map(nodes.map((node) => [node.id, node])),
  };
}

/** XState's own rule for a state that does not say its type. */
function typeOf(definition: StateDefinition): StateType {
  if (definition.type !== undefined) return definition.type;
  if (Object.keys(definition.states ?? {}).length > 0) return 'compound';
  return definition.history === undefined ? 'atomic' : 'history';
}
