import type { ASTNode } from '@marcbachmann/cel-js';

/** What an expression reads, as `context.kpis.reach.value`. */
export type ReadPath = readonly string[];

/** One read of an expression. */
export interface Read {
  readonly path: ReadPath;
  /** True when something is divided by it. */
  readonly divides: boolean;
  /** What has been shown to be there on the way to it. */
  readonly known: Known;
}

/** Paths known to be there, joined by dots. */
export type Known = ReadonlySet<string>;

export const NOTHING_KNOWN: Known = new Set();

/**
 * Every read of an expression, each with whether `has()` was asked on the way: before it in `&&`, as the condition of `?:`,
 * or by whoever asks, in `known`.
 */
export function readsOf(node: ASTNode, known: Known, divides = false): Read[] {
  const path = pathOf(node);
  if (path !== null) return [{ path, divides, known }];
  switch (node.op) {
    case '&&': {
      const [left, right] = node.args;
      return [...readsOf(left, known), ...readsOf(right, union(known, knownIf(left, true)))];
    }
    case '||': {
      const [left, right] = node.args;
      return [...readsOf(left, known), ...readsOf(right, union(known, knownIf(left, false)))];
    }
    case '?:': {
      const [condition, then, otherwise] = node.args;
      return [
        ...readsOf(condition, known),
        ...readsOf(then, union(known, knownIf(condition, true)), divides),
        ...readsOf(otherwise, union(known, knownIf(condition, false)), divides),
      ];
    }
    case '/':
    case '%':
      return [...readsOf(node.args[0], known), ...readsOf(node.args[1], known, true)];
    case 'call':
      // Asking for it reads only what is around it.
      if (node.args[0] === 'has') return node.args[1].flatMap((each) => readsAround(each, known));
      return node.args[1].flatMap((each) => readsOf(each, known));
    default:
      return childrenOf(node).flatMap((each) => readsOf(each, known, divides && node.op !== '[]'));
  }
}

/** What is there when the expression is true, or false. */
export function knownIf(node: ASTNode, holds: boolean): Known {
  switch (node.op) {
    case 'call': {
      const [asked] = node.args[0] === 'has' ? node.args[1] : [];
      const path = asked && holds ? pathOf(asked) : null;
      return path === null ? NOTHING_KNOWN : new Set([path.join('.')]);
    }
    case '!_':
      return knownIf(node.args, !holds);
    case '&&':
    case '||': {
      const [left, right] = [knownIf(node.args[0], holds), knownIf(node.args[1], holds)];
      // When both sides are so, what either says is known; when only one need be, what both say.
      return (node.op === '&&') === holds
        ? union(left, right)
        : new Set([...left].filter((each) => right.has(each)));
    }
    default:
      return NOTHING_KNOWN;
  }
}

/** `context.kpis.reach` and `context.kpis["reach"]` as steps; `null` when it is no such chain from a variable. */
export function pathOf(node: ASTNode): ReadPath | null {
  if (node.op === 'id') return [node.args];
  if (node.op === '.') return step(node.args[0], node.args[1]);
  if (node.op !== '[]') return null;
  const [around, key] = node.args;
  return key.op === 'value' && typeof key.args === 'string' ? step(around, key.args) : null;
}

export function union(one: Known, other: Known): Known {
  return new Set([...one, ...other]);
}

function step(around: ASTNode, key: string): ReadPath | null {
  const path = pathOf(around);
  return path === null ? null : [...path, key];
}

function readsAround(node: ASTNode, known: Known): Read[] {
  const path = pathOf(node);
  if (path === null) return readsOf(node, known);
  const around = path.slice(0, -1);
  return around.length === 0 ? [] : [{ path: around, divides: false, known }];
}

/** Known itself, or because something in it is. */
export function isKnown(path: ReadPath, known: Known): boolean {
  const text = path.join('.');
  return [...known].some((each) => each === text || each.startsWith(`${text}.`));
}

/** What an expression is made of, one level down. */
export function childrenOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return [];
    case '.':
    case '.?':
      return [node.args[0]];
    case 'call':
      return node.args[1];
    case 'rcall':
      return [node.args[1], ...node.args[2]];
    case 'list':
      return node.args;
    case 'map':
      return node.args.flat();
    case '!_':
    case '-_':
      return [node.args];
    default:
      return node.args;
  }
}
