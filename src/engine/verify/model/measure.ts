import type { ASTNode } from '@marcbachmann/cel-js';
import type { ChartSource } from '../../chart/chart-source.js';
import { childrenOf } from '../../expressions/expression-reads.js';
import { own } from '../../own.js';
import { referenceOf } from './terms.js';
import type { Use } from './use.js';
import { variablesOf, type VariableName } from './variable.js';

/** How a variable is used: that decides which of its values need to be told apart. */
export interface Measure {
  /** Everything it is compared with, if it is compared with constants. */
  readonly comparisons: readonly Comparison[];
  /** True when nothing else is done with it but writing it. */
  readonly isOnlyCompared: boolean;
  /** True when, beside that, all that is written is constants and itself plus a constant. */
  readonly onlyGrows: boolean;
  /** True when all that is written is constants and itself plus a constant, whatever it is compared with. */
  readonly isCounter: boolean;
}

export interface Comparison {
  readonly operator: string;
  readonly constant: number;
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const OPERATORS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

/** For each variable of the chart, how its needed uses use it. */
export function measuresOf(uses: readonly Use[], source: ChartSource): ReadonlyMap<VariableName, Measure> {
  const measures = new Map<
    VariableName,
    { comparisons: Comparison[]; isOnlyCompared: boolean; onlyGrows: boolean; isCounter: boolean }
  >();
  const measureOf = (name: VariableName) => {
    const known = measures.get(name) ?? {
      comparisons: [],
      isOnlyCompared: true,
      onlyGrows: true,
      isCounter: true,
    };
    measures.set(name, known);
    return known;
  };

  for (const use of uses) {
    if (use.cel === null) {
      const [name] = use.variables;
      const [constant] = use.numbers;
      if (name === undefined || constant === undefined) continue;
      const falls = own(source.definition.kpis, name.slice('kpi.'.length))?.direction === 'decrease';
      measureOf(name).comparisons.push({ operator: falls ? '<=' : '>=', constant });
      continue;
    }
    const { ast } = source.scopes.environmentAt(use.site).parse(use.cel);
    const step = use.target === null ? null : growthOf(ast, use.target, source);
    if (use.target !== null && step === null) {
      measureOf(use.target).onlyGrows = false;
      measureOf(use.target).isCounter = false;
    }
    if (step === 'grows' && use.target !== null) measureOf(use.target).isOnlyCompared = false;
    else visit(ast);
  }
  return measures;

  function visit(node: ASTNode): void {
    const found = comparisonIn(node, source);
    if (found !== null) {
      measureOf(found.name).comparisons.push(found);
      return;
    }
    const reference = referenceOf(node);
    if (reference !== null) {
      for (const name of variablesOf(reference, source.definition)) {
        measureOf(name).isOnlyCompared = false;
        measureOf(name).onlyGrows = false;
      }
      return;
    }
    for (const inner of childrenOf(node)) visit(inner);
  }
}

/** What is written into a variable: a constant, itself and more, or (`null`) anything else. */
function growthOf(ast: ASTNode, target: VariableName, source: ChartSource): 'constant' | 'grows' | null {
  if (ast.op === 'value') return 'constant';
  if (ast.op !== '+') return null;
  const [one, other] = ast.args;
  const isTarget = (node: ASTNode) => nameIn(node, source) === target;
  return (isTarget(one) && isMore(other)) || (isTarget(other) && isMore(one)) ? 'grows' : null;
}

function isMore(node: ASTNode): boolean {
  return node.op === 'value' && Number(node.args) > 0;
}

function comparisonIn(node: ASTNode, source: ChartSource): (Comparison & { name: VariableName }) | null {
  if (!OPERATORS.has(node.op)) return null;
  const [one, other] = childrenOf(node);
  if (one === undefined || other === undefined) return null;
  const [left, right] = [nameIn(one, source), nameIn(other, source)];
  const [first, second] = [numberIn(one), numberIn(other)];
  if (left !== null && second !== null) return { name: left, operator: node.op, constant: second };
  if (right !== null && first !== null) {
    return { name: right, operator: MIRRORED[node.op] ?? node.op, constant: first };
  }
  return null;
}

/** The one variable that a node is; of a KPI, its value. */
function nameIn(node: ASTNode, source: ChartSource): VariableName | null {
  const reference = referenceOf(node);
  if (reference === null) return null;
  const { path } = reference;
  const [name, ...others] = variablesOf(reference, source.definition);
  if (name === undefined || others.length > 0) return null;
  const depth = name.startsWith('kpi.') ? 3 : name.startsWith('input.') ? 2 : 1;
  return path.length === depth && (depth < 3 || path[2] === 'value') ? name : null;
}

function numberIn(node: ASTNode): number | null {
  if (node.op === '-_') {
    const inner = numberIn(node.args);
    return inner === null ? null : -inner;
  }
  const isNumber = node.op === 'value' && (typeof node.args === 'number' || typeof node.args === 'bigint');
  return isNumber ? Number(node.args) : null;
}

/** Which of the comparisons hold for a value, as a text. */
export function truthOf(value: number, comparisons: readonly Comparison[]): string {
  return comparisons.map(({ operator, constant }) => (holds(value, operator, constant) ? '1' : '0')).join('');
}

function holds(value: number, operator: string, constant: number): boolean {
  switch (operator) {
    case '<':
      return value < constant;
    case '<=':
      return value <= constant;
    case '>':
      return value > constant;
    case '>=':
      return value >= constant;
    case '==':
      return value === constant;
    default:
      return value !== constant;
  }
}
