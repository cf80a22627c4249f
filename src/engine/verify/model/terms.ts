import type { ASTNode, Environment } from '@marcbachmann/cel-js';

/** What an expression reads: `context.round` is root `context` and path `['round']`. */
export interface Reference {
  readonly root: string;
  readonly path: readonly string[];
}

/** What can be told of an expression without evaluating it. */
export interface Terms {
  readonly reads: readonly Reference[];
  /** Constants that values are compared with or made of. */
  readonly numbers: readonly number[];
  readonly strings: readonly string[];
  /** True when it has operations that fail on some values of the right type, as a division by zero does. */
  readonly mayFail: boolean;
}

/** Operations that a value of the right type can make fail. */
const FAILING: ReadonlySet<string> = new Set(['/', '%', '[]']);
const FAILING_CALLS: ReadonlySet<string> = new Set([
  'int',
  'double',
  'uint',
  'timestamp',
  'duration',
  'matches',
]);

/** Reads an expression that loading has checked. */
export function termsOf(environment: Environment, source: string): Terms {
  const reads: Reference[] = [];
  const numbers: number[] = [];
  const strings: string[] = [];
  let mayFail = false;

  function visit(node: ASTNode): void {
    const chain = referenceOf(node);
    if (chain !== null) {
      reads.push(chain);
      return;
    }
    if (FAILING.has(node.op)) mayFail = true;
    switch (node.op) {
      case 'value':
        if (typeof node.args === 'number' || typeof node.args === 'bigint') numbers.push(Number(node.args));
        if (typeof node.args === 'string') strings.push(node.args);
        return;
      case 'id':
        return;
      case '-_':
        visit(node.args);
        // A negative number is the negation of a literal.
        if (node.args.op === 'value') numbers.push(-Number(node.args.args));
        return;
      case '!_':
        return visit(node.args);
      case '.':
      case '.?':
        // `list[0].form.cost` reads as `each.form.cost` would.
        reads.push({ root: '', path: tailOf(node) });
        return visit(node.args[0]);
      case 'call':
        if (FAILING_CALLS.has(node.args[0])) mayFail = true;
        return node.args[1].forEach(visit);
      case 'rcall':
        if (FAILING_CALLS.has(node.args[0])) mayFail = true;
        visit(node.args[1]);
        return node.args[2].forEach(visit);
      case 'list':
        return node.args.forEach(visit);
      case 'map':
        return node.args.forEach(([key, value]) => {
          visit(key);
          visit(value);
        });
      default:
        return node.args.forEach(visit);
    }
  }

  visit(environment.parse(source).ast);
  return { reads, numbers, strings, mayFail };
}

/** `a.b.c` as one reference; `null` for anything else. */
export function referenceOf(node: ASTNode): Reference | null {
  if (node.op === 'id') return { root: node.args, path: [] };
  if (node.op !== '.' && node.op !== '.?') return null;
  const [inner, name] = node.args;
  const outer = referenceOf(inner);
  return outer === null ? null : { root: outer.root, path: [...outer.path, name] };
}

/** The names at the end of a chain that does not begin with a name. */
function tailOf(node: ASTNode): string[] {
  if (node.op !== '.' && node.op !== '.?') return [];
  const [inner, name] = node.args;
  return [...tailOf(inner), name];
}
