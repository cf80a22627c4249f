import type { Picture, PictureState } from '../../engine/picture/picture.js';

/** The picture as a Mermaid `stateDiagram-v2`, which many editors and forges draw. */
export function renderMermaid({ title, states, arrows }: Picture): string {
  const lines = arrows
    .filter(({ from, to }) => from !== '' && to !== '')
    .map(({ from, to, labels }) => `  ${idOf(from)} --> ${idOf(to)} : ${plain(labels.join(' / '))}`);
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    '---',
    'stateDiagram-v2',
    ...declare(states, '  '),
    ...lines,
    '',
  ].join('\n');
}

function declare(states: readonly PictureState[], indent: string): string[] {
  return states.flatMap((state, index) => {
    const id = idOf(state.path);
    const first = state.isInitial ? [`${indent}[*] --> ${id}`] : [];
    const last = state.type === 'final' ? [`${indent}${id} --> [*]`] : [];
    // Regions stand one after the other between lines.
    const inside = declare(state.states, `${indent}  `);
    const text = [state.title, ...state.lines].map(plain).join('<br/>');
    const body = state.states.length > 0 ? [`${indent}state ${id} {`, ...inside, `${indent}}`] : [];
    const region = index > 0 && isRegion(state, states) ? [`${indent}--`] : [];
    return [...region, ...first, `${indent}${id} : ${text}`, ...body, ...last];
  });
}

/** Of a parallel state none of the children is entered first: all are. */
function isRegion(state: PictureState, siblings: readonly PictureState[]): boolean {
  return state.states.length > 0 && siblings.every(({ isInitial }) => !isInitial);
}

function idOf(path: string): string {
  return path.replaceAll('.', '__');
}

/** What would end a label, or begin something else, in Mermaid. */
function plain(text: string): string {
  return text
    .replaceAll(/[;#{}]/g, (character) => `&#${character.charCodeAt(0)};`.replace(/^&#/, '#'))
    .replaceAll(':', '：')
    .replaceAll('\n', ' ');
}
