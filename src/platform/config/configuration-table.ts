import type { Variable } from './variable.js';
import { variables } from './variables.js';

const INTRODUCTION = `# Configuration

Everything is configured by environment variables, and checked at start: what is wrong is listed all at once. A variable that
is empty counts as missing. This file is written by \`npx setpiece config --markdown\`; a test keeps it up to date.
`;

/** docs/CONFIGURATION.md: one table for each group of variables, in the order of their definition. */
export function renderConfiguration(): string {
  const all: readonly Variable<unknown>[] = Object.values(variables);
  const groups = [...new Set(all.map(({ group }) => group))];
  const tables = groups.map((name) =>
    renderGroup(
      name,
      all.filter(({ group }) => group === name),
    ),
  );
  return [INTRODUCTION, ...tables].join('\n');
}

function renderGroup(group: string, members: readonly Variable<unknown>[]): string {
  const rows = members.map(
    ({ name, description, default: value, example }) =>
      `| \`${name}\` | ${value === undefined ? '' : `\`${value}\``} | ${description} | \`${example}\` |`,
  );
  return [
    `## ${group}`,
    '',
    '| variable | default | meaning | example |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
