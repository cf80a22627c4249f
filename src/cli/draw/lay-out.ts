import elk, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js';
import type { Picture, PictureArrow, PictureState } from '../../engine/picture/picture.js';
import { widthOf, wrapText } from './measure-text.js';

/** Sizes in pixels. */
export const TITLE_SIZE = 14;
export const LINE_SIZE = 12;
export const LABEL_SIZE = 11;
/** Distance between lines, in units of the font size. */
export const LEADING = 1.4;
export const INSET = 12;

const WIDEST_TITLE = 20;
const WIDEST_LINE = 26;
const WIDEST_LABEL = 16;

/** The texts of a state as they stand in its box. */
export interface StateTexts {
  readonly title: readonly string[];
  readonly lines: readonly string[];
}

/** Where everything of a picture is, in pixels from the top left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly starts: readonly Box[];
  readonly arrows: readonly PlacedArrow[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** In document order: what is inside comes after what is around it. */
export interface PlacedState extends Box {
  readonly state: PictureState;
  readonly texts: StateTexts;
  /** Whether it is a region of a parallel state. */
  readonly isRegion: boolean;
}

export interface PlacedArrow {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: (Box & { readonly lines: readonly string[] }) | null;
}

const OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '18',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '36',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '14',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.padding': '[top=16,left=16,bottom=16,right=16]',
};

/** Lays a picture out, from the top down: nothing covers anything else. */
export async function layOut(picture: Picture): Promise<Layout> {
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: { ...OPTIONS },
    children: nodesOf(picture.states),
    edges: [...startEdges(picture.states), ...picture.arrows.map(edgeOf)],
  };
  // To Node the whole CommonJS module is the default export.
  const laid: ElkNode = await new elk.default().layout(graph);
  const places = new Map<string, Box>();
  collectPlaces(laid, places);
  const arrows = picture.arrows.map((arrow, index) =>
    placeArrow(
      arrow,
      laid.edges?.find(({ id }) => id === `a${index}`),
    ),
  );
  const starts = (laid.edges ?? []).filter(({ id }) => id.startsWith('start'));
  return {
    width: laid.width ?? 0,
    height: laid.height ?? 0,
    states: placeStates(picture.states, false, places),
    starts: [...places].filter(([id]) => id.startsWith('•')).map(([, box]) => box),
    arrows: [...starts.map((edge) => placeArrow(null, edge)), ...arrows],
  };
}

function nodesOf(states: readonly PictureState[]): ElkNode[] {
  return states.flatMap((state) => {
    const node = nodeOf(state);
    return state.isInitial ? [{ id: `•${state.path}`, width: 12, height: 12 }, node] : [node];
  });
}

function nodeOf(state: PictureState): ElkNode {
  if (state.type === 'history') return { id: state.path, width: 28, height: 28 };
  const { width, height } = sizeOf(textsOf(state));
  if (state.states.length === 0) return { id: state.path, width, height };
  return {
    id: state.path,
    children: nodesOf(state.states),
    layoutOptions: {
      'elk.padding': `[top=${height + 4},left=16,bottom=16,right=16]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${width},${height})`,
    },
  };
}

/** The title and the lines of a state, broken to a width that reads well. */
export function textsOf({ title, lines }: PictureState): StateTexts {
  return {
    title: wrapText(title, WIDEST_TITLE),
    lines: lines.flatMap((line) =>
      wrapText(line, WIDEST_LINE).map((part, index) => (index === 0 ? part : `\u3000\u3000${part}`)),
    ),
  };
}

function sizeOf({ title, lines }: StateTexts): { width: number; height: number } {
  const widest = Math.max(
    ...title.map((line) => widthOf(line) * TITLE_SIZE),
    ...lines.map((line) => widthOf(line) * LINE_SIZE),
    48,
  );
  const height = (title.length * TITLE_SIZE + lines.length * LINE_SIZE) * LEADING;
  return {
    width: Math.ceil(widest) + 2 * INSET,
    height: Math.ceil(height) + INSET + (lines.length > 0 ? 8 : 0),
  };
}

function startEdges(states: readonly PictureState[]): ElkExtendedEdge[] {
  return states.flatMap((state) => [
    ...(state.isInitial
      ? [{ id: `start ${state.path}`, sources: [`•${state.path}`], targets: [state.path] }]
      : []),
    ...startEdges(state.states),
  ]);
}

function edgeOf({ from, to, labels }: PictureArrow, index: number): ElkExtendedEdge {
  const lines = linesOf(labels);
  const width = Math.ceil(Math.max(...lines.map(widthOf), 1) * LABEL_SIZE) + 6;
  const height = Math.ceil(lines.length * LABEL_SIZE * LEADING) + 2;
  return {
    id: `a${index}`,
    sources: [from === '' ? 'root' : from],
    targets: [to === '' ? 'root' : to],
    labels: [{ id: `l${index}`, text: lines.join('\n'), width, height }],
  };
}

function linesOf(labels: readonly string[]): string[] {
  return labels.flatMap((label) => wrapText(label, WIDEST_LABEL));
}

function collectPlaces(node: ElkNode, into: Map<string, Box>): void {
  for (const child of node.children ?? []) {
    const { id, x = 0, y = 0, width = 0, height = 0 } = child;
    into.set(id, { x, y, width, height });
    collectPlaces(child, into);
  }
}

function placeStates(
  states: readonly PictureState[],
  areRegions: boolean,
  places: ReadonlyMap<string, Box>,
): PlacedState[] {
  return states.flatMap((state) => {
    const box = places.get(state.path);
    if (box === undefined) return [];
    return [
      { ...box, state, texts: textsOf(state), isRegion: areRegions },
      ...placeStates(state.states, state.type === 'parallel', places),
    ];
  });
}

function placeArrow(arrow: PictureArrow | null, edge: ElkExtendedEdge | undefined): PlacedArrow {
  const [section] = edge?.sections ?? [];
  const [label] = edge?.labels ?? [];
  const points =
    section === undefined ? [] : [section.startPoint, ...(section.bendPoints ?? []), section.endPoint];
  if (arrow === null || label === undefined) return { points, label: null };
  const { x = 0, y = 0, width = 0, height = 0 } = label;
  return { points, label: { x, y, width, height, lines: linesOf(arrow.labels) } };
}
