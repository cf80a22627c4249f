/**
 * How wide a text is in units of its font size: Chinese characters fill a square, Latin letters are about as wide as in the
 * fonts that the drawing asks for. A little too wide rather than too narrow, since no browser is asked.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (WIDE.test(character)) return 1;
  if (/[iljtfr.,:;|!'’()[\]]/.test(character)) return 0.36;
  if (/[mwMW@%→≥≤]/.test(character)) return 0.95;
  if (/[A-Z&]/.test(character)) return 0.7;
  if (character === ' ') return 0.3;
  return 0.58;
}

/** Han, kana, hangul, and the punctuation and forms that go with them. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\u3040-\u30ff\uac00-\ud7af\uff00-\uffef“”‘’↺·…—]/u;

/** Lines no wider than `most` (in units of the font size), broken between words, or between Chinese characters. */
export function wrapText(text: string, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const indent = text.startsWith('\u3000') ? '\u3000' : '';
  for (const part of partsOf(text.slice(indent.length))) {
    if (line !== '' && widthOf(line + part.trimEnd()) > most) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.map((each, index) => (index === 0 ? indent + each : each));
}

/** What must not be broken: words with the space behind them, Chinese characters with the punctuation behind them. */
function partsOf(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}][，。、；：？！）”》]*|[（“《]+[\p{Script=Han}]?|[^\s\p{Script=Han}（“《]+\s*|\s+/gu,
    ) ?? []
  );
}
