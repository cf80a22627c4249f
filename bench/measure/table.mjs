/**
 * A table of text, numbers to the right.
 *
 * @param {string[]} heads
 * @param {(string | number | null | undefined)[][]} rows
 */
export function renderTable(heads, rows) {
  const cells = [heads, ...rows.map((row) => row.map(toText))];
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const isNumber = heads.map((_, column) => rows.every((row) => typeof row[column] !== 'string'));
  const line = (row) =>
    `  ${row
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd()}`;
  return [line(cells[0]), line(widths.map((width) => '─'.repeat(width))), ...cells.slice(1).map(line)].join(
    '\n',
  );
}

function toText(value) {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toFixed(value >= 10 ? 1 : 2)));
}
