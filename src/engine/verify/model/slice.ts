import type { DataName } from './data-site.js';
import type { Use } from './use.js';
import type { VariableName } from './variable.js';

/** What of a run's data can make a difference to where it goes, and the constants it is measured by. */
export interface Slice {
  /** The uses that make a difference. */
  readonly uses: readonly Use[];
  readonly variables: ReadonlySet<VariableName>;
  /** Data that comes from outside and makes a difference, each once. */
  readonly data: readonly DataName[];
  /** The constants that a variable or a piece of data is compared with, directly or by way of others. */
  readonly constantsOf: (name: VariableName | DataName) => Constants;
}

export interface Constants {
  readonly numbers: readonly number[];
  readonly strings: readonly string[];
}

/**
 * Leaves out whatever no condition and no expression that can fail depends on, however indirectly. `always` are variables that are needed in any case.
 */
export function sliceOf(uses: readonly Use[]): Slice {
  const variables = new Set<VariableName>();
  const isNeeded = ({ kind, mayFail, target }: Use) =>
    kind === 'guard' || mayFail || (target !== null && variables.has(target));
  for (let before = -1; before !== variables.size;) {
    before = variables.size;
    for (const use of uses) if (isNeeded(use)) for (const name of use.variables) variables.add(name);
  }
  const needed = uses.filter(isNeeded);
  const data = new Map(needed.flatMap((use) => use.data).map((name) => [keyOf(name), name]));
  const groups = groupsOf(needed);
  return {
    uses: needed,
    variables,
    data: [...data.values()],
    constantsOf: (name) => groups.get(keyOf(name)) ?? NONE,
  };
}

const NONE: Constants = { numbers: [], strings: [] };

function keyOf(name: VariableName | DataName): string {
  return typeof name === 'string' ? name : `${name.site}|${name.path.join('.')}`;
}

/** What meets in an expression belongs together: its constants matter to all of it. */
function groupsOf(uses: readonly Use[]): Map<string, Constants> {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    const above = parent.get(key);
    return above === undefined || above === key ? key : find(above);
  };
  const members = uses.map((use) => [
    ...(use.target === null ? [] : [use.target]),
    ...[...use.variables, ...use.data].map(keyOf),
  ]);
  for (const [first, ...rest] of members) {
    if (first === undefined) continue;
    for (const key of [first, ...rest]) parent.set(find(key), find(first));
  }
  const numbers = new Map<string, Set<number>>();
  const strings = new Map<string, Set<string>>();
  uses.forEach((use, index) => {
    const [first] = members[index] ?? [];
    if (first === undefined) return;
    const group = find(first);
    for (const number of use.numbers) setIn(numbers, group).add(number);
    for (const string of use.strings) setIn(strings, group).add(string);
  });
  return new Map(
    [...new Set(members.flat())].map((key) => {
      const group = find(key);
      const constants = {
        numbers: [...(numbers.get(group) ?? [])].sort((a, b) => a - b),
        strings: [...(strings.get(group) ?? [])],
      };
      return [key, constants];
    }),
  );
}

function setIn<T>(sets: Map<string, Set<T>>, key: string): Set<T> {
  const known = sets.get(key) ?? new Set<T>();
  sets.set(key, known);
  return known;
}
