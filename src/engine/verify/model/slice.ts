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
  /** True when they measure something that is counted up: then far-off values are not tried. */
  readonly isCounted: boolean;
  /** True when two unknowns are compared: what comes in later is then tried beyond what came in before. */
  readonly isMeeting: boolean;
}

/** Up to here whatever is counted is counted out. */
export const REACH = 64;

/**
 * Leaves out whatever no condition and no expression that can fail depends on, however indirectly. `always` are variables that are needed in any case.
 */
export function sliceOf(
  uses: readonly Use[],
  limitsOf: (name: VariableName | DataName) => readonly number[],
): Slice {
  const variables = new Set<VariableName>();
  const isNeeded = ({ kind, mayFail, target }: Use) =>
    kind === 'guard' || mayFail || (target !== null && variables.has(target));
  for (let before = -1; before !== variables.size;) {
    before = variables.size;
    for (const use of uses) if (isNeeded(use)) for (const name of use.variables) variables.add(name);
  }
  const needed = uses.filter(isNeeded);
  const data = new Map(needed.flatMap((use) => use.data).map((name) => [keyOf(name), name]));
  const groups = groupsOf(needed, limitsOf);
  return {
    uses: needed,
    variables,
    data: [...data.values()],
    constantsOf: (name) => groups.get(keyOf(name)) ?? NONE,
  };
}

const NONE: Constants = { numbers: [], strings: [], isCounted: false, isMeeting: false };

function keyOf(name: VariableName | DataName): string {
  return typeof name === 'string' ? name : `${name.site}|${name.path.join('.')}`;
}

/** What meets in an expression belongs together: its constants matter to all of it. */
function groupsOf(
  uses: readonly Use[],
  limitsOf: (name: VariableName | DataName) => readonly number[],
): Map<string, Constants> {
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
  // Where something is counted up, no more is counted than can be walked through.
  const counted = new Set(
    uses.flatMap(({ target, variables }) =>
      target !== null && variables.includes(target) ? find(target) : [],
    ),
  );
  const meeting = new Set(
    uses.flatMap(({ kind, variables, data: [found] }) => {
      const [one, other = found] = variables;
      return kind === 'guard' && one !== undefined && other !== undefined ? find(one) : [];
    }),
  );
  const numbers = new Map<string, Set<number>>();
  const strings = new Map<string, Set<string>>();
  uses.forEach((use, index) => {
    const [first] = members[index] ?? [];
    if (first === undefined) return;
    const group = find(first);
    // Two unknowns that meet: what the one may come to is what the other has to be measured by.
    const limits = meeting.has(group) ? [...use.variables, ...use.data].flatMap(limitsOf) : [];
    const near = limits.filter((limit) => Math.abs(limit) <= REACH || !counted.has(group));
    for (const number of [...use.numbers, ...near]) setIn(numbers, group).add(number);
    for (const string of use.strings) setIn(strings, group).add(string);
  });
  return new Map(
    [...new Set(members.flat())].map((key) => {
      const group = find(key);
      const constants = {
        numbers: [...(numbers.get(group) ?? [])].sort((a, b) => a - b),
        strings: [...(strings.get(group) ?? [])],
        isCounted: counted.has(group),
        isMeeting: meeting.has(group),
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
