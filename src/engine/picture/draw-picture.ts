import type { Chart } from '../chart/chart.js';
import { initialOf, resolveTarget } from '../chart/resolve-target.js';
import { stateTree, type StateNode, type StateTree } from '../chart/state-tree.js';
import { invocationsOf, transitionsOf, type Invocation, type Transition } from '../chart/transition.js';
import { own } from '../own.js';
import { labelTransition, nameInvocation } from './label-transition.js';
import { Names } from './names.js';
import type { Picture, PictureArrow, PictureState } from './picture.js';

/** A chart as it is to be drawn: states in their places, with what is done in them, and arrows that say what leads where. */
export function drawPicture({ definition }: Chart, locale: 'zh' | 'en'): Picture {
  const tree = stateTree(definition.machine, definition.key);
  const scene: Scene = { tree, names: new Names(definition, locale) };
  return {
    title: definition.title[locale],
    states: [...tree.root.children.values()].map((node) => drawState(node, scene)),
    arrows: joinArrows(tree.nodes.flatMap((node) => arrowsOf(node, scene))),
  };
}

interface Scene {
  readonly tree: StateTree;
  readonly names: Names;
}

function drawState(node: StateNode, scene: Scene): PictureState {
  const { path, type, parent, definition } = node;
  const { names } = scene;
  const stays = transitionsOf(node).filter(({ targets }) => targets.length === 0);
  return {
    path,
    type,
    title: type === 'history' ? names.words.history : names.of(definition.meta?.title, node.key),
    isInitial: parent !== null && parent.type === 'compound' && initialOf(parent) === node,
    lines: [
      ...invocationsOf(node).flatMap((invocation) => describeInvocation(invocation, names)),
      ...stays.map((transition) => `↺ ${labelTransition(transition, placeOf(transition, scene))}`),
    ],
    states: [...node.children.values()].map((child) => drawState(child, scene)),
  };
}

function describeInvocation(invocation: Invocation, names: Names): string[] {
  const { words } = names;
  const title = nameInvocation(invocation, names);
  switch (invocation.kind) {
    case 'task': {
      const key = invocation.definition.input.task;
      return [`${words[invocation.definition.src]} ${title}`, `\u3000${detailsOf(key, names)}`];
    }
    case 'service':
    case 'playbook':
    case 'lock':
      return [`${words[invocation.kind]} ${title}`];
    case 'instances': {
      const { of, forEach, count } = invocation.definition.input;
      const kind = words[of.src];
      const over = words.instances(forEach ?? String(count ?? ''));
      const details = 'task' in of.input ? [`\u3000${detailsOf(of.input.task, names)}`] : [];
      return [`${kind} ${title}`, `\u3000${over}`, ...details];
    }
  }
}

function detailsOf(key: string, names: Names): string {
  const { effort, due } = own(names.playbook.tasks, key) ?? {};
  return [
    names.roles(key),
    ...(effort === undefined ? [] : [names.words.effort(names.length(effort))]),
    ...(due === undefined ? [] : [names.words.due(names.length(due))]),
  ].join(' · ');
}

function arrowsOf(node: StateNode, scene: Scene): PictureArrow[] {
  return transitionsOf(node).flatMap((transition) => {
    const label = labelTransition(transition, placeOf(transition, scene));
    return transition.targets.flatMap((target) => {
      const to = resolveTarget(scene.tree, node, target);
      return to === null ? [] : [{ from: node.path, to: to.path, labels: [label] }];
    });
  });
}

function placeOf({ source }: Transition, { tree, names }: Scene) {
  return { tree, names, isAlone: invocationsOf(source).length === 1 };
}

/** One arrow for all that leads from one state to another. */
function joinArrows(arrows: readonly PictureArrow[]): PictureArrow[] {
  const joined = new Map<string, PictureArrow>();
  for (const arrow of arrows) {
    const key = `${arrow.from} ${arrow.to}`;
    const labels = new Set([...(joined.get(key)?.labels ?? []), ...arrow.labels]);
    joined.set(key, { ...arrow, labels: [...labels] });
  }
  return [...joined.values()];
}
