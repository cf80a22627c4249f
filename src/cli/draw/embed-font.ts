import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const PACKAGE = '@fontsource-variable/noto-sans-sc';

/** What the embedded font is called: not as the installed one, which a picture prefers where there is none. */
export const EMBEDDED_FONT = 'Setpiece Sans SC';

/** From a text's to a title's. */
const WEIGHTS = { min: 400, max: 600 };

/**
 * The `@font-face` rules of a font that has just the characters of `texts`, as data in the rules themselves. Noto Sans SC
 * comes in slices of a few hundred characters; of each that is needed, the glyphs that are used are taken.
 */
export async function embedFont(texts: Iterable<string>): Promise<string> {
  // Loaded when it is wanted: compiling its WebAssembly takes longer than most commands.
  const { default: subsetFont } = await import('subset-font');
  const wanted = new Set(Array.from(texts, (text) => Array.from(text)).flat());
  const rules = (await slices()).map(async ({ file, has }) => {
    const characters = [...wanted].filter(has).sort().join('');
    if (characters === '') return '';
    const font = await subsetFont(await readFile(file), characters, {
      targetFormat: 'woff2',
      variationAxes: { wght: WEIGHTS },
    });
    return `@font-face{font-family:'${EMBEDDED_FONT}';font-weight:${WEIGHTS.min} ${WEIGHTS.max};src:url(data:font/woff2;base64,${font.toString('base64')}) format('woff2');unicode-range:${rangeOf(characters)}}`;
  });
  return (await Promise.all(rules)).filter((rule) => rule !== '').join('\n');
}

interface Slice {
  readonly file: string;
  readonly has: (character: string) => boolean;
}

async function slices(): Promise<Slice[]> {
  const { resolve } = createRequire(import.meta.url);
  const ranges: unknown = JSON.parse(await readFile(resolve(`${PACKAGE}/unicode.json`), 'utf8'));
  return Object.entries(ranges ?? {}).map(([name, range]) => {
    const bounds = String(range).split(',').map(boundsOf);
    return {
      file: resolve(`${PACKAGE}/files/noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`),
      has: (character) => {
        const code = character.codePointAt(0) ?? 0;
        return bounds.some(([first, last]) => first <= code && code <= last);
      },
    };
  });
}

/** `U+4e00-4e07`, or `U+4e00` alone. */
function boundsOf(range: string): readonly [number, number] {
  const [first = '', last = first] = range.replace('U+', '').split('-');
  return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
}

function rangeOf(characters: string): string {
  return Array.from(characters, (character) => `U+${character.codePointAt(0)?.toString(16)}`).join(',');
}
