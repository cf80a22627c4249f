import type { ASTNode } from '@marcbachmann/cel-js';
import { childrenOf, pathOf, type ReadPath } from './expression-reads.js';

/** Two sides of a comparison, a sum or a difference that count different things. */
export interface UnlikeUnits {
  readonly left: string;
  readonly right: string;
}

type UnitOfPath = (path: ReadPath) => string | null;

const LIKE = new Set(['<', '<=', '>', '>=', '==', '!=', '+', '-']);

/** Ways to write one unit, of which the first stands for all. */
const SAME: readonly (readonly string[])[] = [
  ['percent', '%', 'pct', '百分比'],
  ['yuan', 'rmb', 'cny', '元', '¥'],
  ['days', 'day', '天', '日'],
  ['hours', 'hour', '小时'],
];

/** Every pair of unlike units that an expression compares, adds or subtracts. What has no declared unit goes with anything. */
export function unlikeUnits(node: ASTNode, unitOfPath: UnitOfPath): UnlikeUnits[] {
  const inside = childrenOf(node).flatMap((each) => unlikeUnits(each, unitOfPath));
  if (!LIKE.has(node.op)) return inside;
  const [one, other] = childrenOf(node);
  const left = one === undefined ? null : unitOf(one, unitOfPath);
  const right = other === undefined ? null : unitOf(other, unitOfPath);
  if (left === null || right === null || isSameUnit(left, right)) return inside;
  return [...inside, { left, right }];
}

/** The unit of what an expression yields, where it can be told. */
export function unitOf(node: ASTNode, unitOfPath: UnitOfPath): string | null {
  const path = pathOf(node);
  if (path !== null) return unitOfPath(path);
  switch (node.op) {
    case '-_':
      return unitOf(node.args, unitOfPath);
    case '+':
    case '-':
      return unitOf(node.args[0], unitOfPath) ?? unitOf(node.args[1], unitOfPath);
    case '?:':
      return unitOf(node.args[1], unitOfPath) ?? unitOf(node.args[2], unitOfPath);
    default:
      return null;
  }
}

export function isSameUnit(one: string, other: string): boolean {
  return standard(one) === standard(other);
}

function standard(unit: string): string {
  const written = unit.trim().toLowerCase();
  return SAME.find((names) => names.includes(written))?.[0] ?? written;
}
