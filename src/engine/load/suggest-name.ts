/** No slip makes a name longer; and comparing takes time by the length. */
const LONGEST = 100;
const MOST = 1_000;

/**
 * The end of a message about an unknown name: the known one it is probably a slip of, or all there are. Each part
 * is ready to stand at the end of a sentence in its language.
 */
export function suggestName(wrong: string, known: Iterable<string>): string {
  const names = [...known];
  if (wrong.length > LONGEST || names.length > MOST) return '';
  const [best] = names
    .map((name) => ({ name, distance: editDistance(wrong.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(name.length / 4)))
    .sort((a, b) => a.distance - b.distance);
  if (best !== undefined) return `→ ${best.name}?`;
  return names.length > 0 && names.length <= 12 ? `(${names.join(', ')})` : '';
}

/** Levenshtein's: how many letters to insert, delete or replace. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
