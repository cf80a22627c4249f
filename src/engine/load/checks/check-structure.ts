import type { StateType } from '../../chart/machine-definition.js';
import { initialOf, resolveHistoryDefault } from '../../chart/resolve-target.js';
import type { StateNode } from '../../chart/state-tree.js';
import { invocationsOf } from '../../chart/transition.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import { checkName } from './check-name.js';

const DOING = ['on', 'after', 'always', 'invoke', 'onDone'] as const;

/** What states of each type cannot have. XState takes most of it without a word, and ignores it. */
const FORBIDDEN: Readonly<Record<StateType, readonly (keyof StateNode['definition'])[]>> = {
  atomic: ['initial', 'states', 'onDone', 'history', 'target', 'output'],
  compound: ['history', 'target', 'output'],
  parallel: ['initial', 'history', 'target', 'output'],
  final: ['initial', 'states', ...DOING, 'history', 'target'],
  history: ['initial', 'states', ...DOING, 'entry', 'exit', 'output', 'tags'],
};

/** States: what their type asks for and forbids, where they begin, and that ids are unique. */
export function checkStructure({ tree }: CheckSubject): Finding[] {
  return [
    ...tree.nodes.flatMap((node) => [
      ...checkContent(node),
      ...checkInitial(node),
      ...(node.type === 'history' ? checkHistory(node, resolveHistoryDefault(tree, node)) : []),
    ]),
    ...checkIds(tree.nodes),
  ];
}

function checkContent(node: StateNode): Finding[] {
  const isRoot = node.parent === null;
  const wrong = FORBIDDEN[node.type].filter(
    (key) => node.definition[key] !== undefined && !(isRoot && key === 'output'),
  );
  const hollow = (node.type === 'compound' || node.type === 'parallel') && node.children.size === 0;
  return [
    ...wrong.map((key) =>
      error('WRONG_STATE_CONTENT', [...node.location, key], { name: key, detail: node.type }),
    ),
    ...(hollow ? [error('MISSING_STATES', node.location, { detail: node.type })] : []),
  ];
}

function checkInitial(node: StateNode): Finding[] {
  const { initial } = node.definition;
  if (node.type !== 'compound' || node.children.size === 0) return [];
  if (initial === undefined) return [error('MISSING_INITIAL', node.location)];
  if (initialOf(node) !== null) return [];
  return checkName('UNKNOWN_INITIAL', initial, node.children.keys(), [...node.location, 'initial']);
}

function checkHistory(node: StateNode, byDefault: StateNode | null): Finding[] {
  const { target } = node.definition;
  if (byDefault !== null) return [];
  if (target !== undefined) {
    return checkName('UNKNOWN_TARGET', target, node.parent?.children.keys() ?? [], [
      ...node.location,
      'target',
    ]);
  }
  return node.parent?.type === 'parallel' ? [error('HISTORY_WITHOUT_TARGET', node.location)] : [];
}

function checkIds(nodes: readonly StateNode[]): Finding[] {
  const ids = nodes.flatMap((node) =>
    node.definition.id === undefined && node.parent !== null
      ? []
      : [{ id: node.id, location: [...node.location, 'id'] }],
  );
  const invocationIds = nodes
    .flatMap(invocationsOf)
    .flatMap(({ definition: { id }, location }) =>
      id === undefined ? [] : [{ id, location: [...location, 'id'] }],
    );
  return [...repeated(ids), ...repeated(invocationIds)];
}

function repeated(ids: readonly { id: string; location: Finding['location'] }[]): Finding[] {
  const seen = new Set<string>();
  return ids.flatMap(({ id, location }) => {
    if (seen.has(id)) return [error('DUPLICATE_ID', location, { name: id })];
    seen.add(id);
    return [];
  });
}
