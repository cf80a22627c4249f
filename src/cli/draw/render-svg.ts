import { EMBEDDED_FONT } from './embed-font.js';
import {
  INSET,
  LABEL_SIZE,
  LEADING,
  LINE_SIZE,
  TITLE_SIZE,
  type Box,
  type Layout,
  type PlacedArrow,
  type PlacedState,
} from './lay-out.js';

/** Fonts with Chinese as they come with the systems people use, one after the other. */
const FONTS =
  "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif";

const HEAD = 40;

/**
 * A drawing that stands for itself: no script, no other file. `locale` tells browsers which language it is in; `fontFaces` are
 * the rules of the embedded font, if any.
 */
export function renderSvg(layout: Layout, title: string, locale: string, fontFaces: string): string {
  const { width, height, states, starts, arrows } = layout;
  const size = { width: Math.ceil(width), height: Math.ceil(height) + HEAD };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" lang="${locale}" font-family="${fontFaces === '' ? FONTS : `'${EMBEDDED_FONT}',${FONTS}`}">`,
    `<title>${escape(title)}</title>`,
    fontFaces === '' ? '' : `<style>${fontFaces}</style>`,
    `<defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#4a5568"/></marker></defs>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="16" y="28" font-size="18" font-weight="600" fill="#1a202c">${escape(title)}</text>`,
    `<g transform="translate(0 ${HEAD})">`,
    ...states.map(drawBox),
    ...arrows.map(drawLine),
    ...starts.map(drawStart),
    ...arrows.map(drawLabel),
    ...states.map(drawTexts),
    '</g>',
    '</svg>',
    '',
  ]
    .filter((line, index, all) => line !== '' || index === all.length - 1)
    .join('\n');
}

/** Everything that is written in a drawing. */
export function textsIn({ states, arrows }: Layout, title: string): string[] {
  return [
    title,
    'H',
    ...states.flatMap(({ texts }) => [...texts.title, ...texts.lines]),
    ...arrows.flatMap(({ label }) => label?.lines ?? []),
  ];
}

function drawBox({ x, y, width, height, state, isRegion }: PlacedState): string {
  if (state.type === 'history') {
    const [cx, cy] = [x + width / 2, y + height / 2];
    return `<circle cx="${cx}" cy="${cy}" r="${width / 2}" fill="#ffffff" stroke="#4a5568"/>`;
  }
  const box = (inset: number, fill: string, more = '') =>
    `<rect x="${x + inset}" y="${y + inset}" width="${width - 2 * inset}" height="${height - 2 * inset}" rx="${isRegion ? 4 : 10}" fill="${fill}" stroke="#4a5568"${more}/>`;
  if (state.type === 'final') return `${box(0, '#edf2f7')}${box(3, '#edf2f7')}`;
  if (isRegion) return box(0, '#ffffff', ' stroke-dasharray="5 4"');
  if (state.states.length > 0) return box(0, state.type === 'parallel' ? '#f0f7f4' : '#f7fafc');
  return box(0, state.lines.length > 0 ? '#ebf4ff' : '#ffffff');
}

function drawTexts({ x, y, width, height, state, texts }: PlacedState): string {
  if (state.type === 'history') {
    const center = `x="${x + width / 2}" y="${y + height / 2 + 5}" text-anchor="middle"`;
    return `<text ${center} font-size="13" fill="#1a202c">H<title>${escape(state.title)}</title></text>`;
  }
  let top = y + INSET / 2;
  const line = (text: string, size: number, look: string) => {
    top += size * LEADING;
    return `<text x="${x + INSET}" y="${round(top - size * 0.35)}" font-size="${size}" xml:space="preserve" ${look}>${escape(text)}</text>`;
  };
  const title = texts.title.map((text) => line(text, TITLE_SIZE, 'font-weight="600" fill="#1a202c"'));
  top += 2;
  return [...title, ...texts.lines.map((text) => line(text, LINE_SIZE, 'fill="#2d3748"'))].join('');
}

function drawLine({ points }: PlacedArrow): string {
  const [first, ...others] = points;
  if (first === undefined) return '';
  const path = `M${round(first.x)} ${round(first.y)}${others.map(({ x, y }) => `L${round(x)} ${round(y)}`).join('')}`;
  return `<path d="${path}" fill="none" stroke="#4a5568" stroke-linejoin="round" marker-end="url(#head)"/>`;
}

/** A pale ground keeps a label readable where a line passes behind it. */
function drawLabel({ label }: PlacedArrow): string {
  if (label === null) return '';
  const { x, y, width, height, lines } = label;
  const texts = lines.map((line, index) => {
    const baseline = y + (index + 1) * LABEL_SIZE * LEADING - 3;
    return `<text x="${round(x + 3)}" y="${round(baseline)}" font-size="${LABEL_SIZE}" fill="#2c5282">${escape(line)}</text>`;
  });
  const ground = `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="#ffffff" fill-opacity="0.85"/>`;
  return `${ground}${texts.join('')}`;
}

function drawStart({ x, y, width, height }: Box): string {
  return `<circle cx="${round(x + width / 2)}" cy="${round(y + height / 2)}" r="${width / 2}" fill="#1a202c"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
