import { Environment } from '@marcbachmann/cel-js';
import { springFestival } from '../time/lunar-year.js';
import type { CelFields } from './cel-type.js';

/** Expressions are one-liners of a chart; anything near these limits is an attack or a mistake. */
const LIMITS = { maxAstNodes: 2_000, maxDepth: 40, maxListElements: 200, maxMapEntries: 200 };

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

/**
 * An environment whose expressions see `context` and, where they are at hand, the others of `scope`. CEL tells `int` from
 * `double` and JSON does not: so `context.attempts + 1` is allowed, which plain CEL refuses. `springFestival(2027)` is the
 * date of that year's Spring Festival.
 */
export function expressionEnvironment(scope: ExpressionScope): Environment {
  const { context, instances, event, hasInput, hasItem } = scope;
  const environment = ARITHMETIC_ENVIRONMENT.clone();
  environment.registerVariable({ name: 'context', schema: context });
  if (instances !== null) environment.registerVariable({ name: 'instances', schema: instances });
  if (event !== null) environment.registerVariable({ name: 'event', schema: event });
  if (hasInput) environment.registerVariable('input', 'map<string, dyn>');
  if (hasItem) {
    environment.registerVariable('item', 'dyn');
    environment.registerVariable('index', 'double');
  }
  return environment;
}

/** What the expressions of a place can see. */
interface ExpressionScope {
  readonly context: CelFields;
  /** Of a chart that has sets of instances: each by its id. */
  readonly instances: CelFields | null;
  readonly event: CelFields | null;
  /** What the caller of a service gives it. */
  readonly hasInput: boolean;
  /** An instance's `item` and `index`. */
  readonly hasItem: boolean;
}

const ARITHMETIC_ENVIRONMENT = arithmeticEnvironment();

function arithmeticEnvironment(): Environment {
  const environment = new Environment({
    unlistedVariablesAreDyn: false,
    homogeneousAggregateLiterals: false,
    limits: LIMITS,
  });
  for (const [operator, apply] of Object.entries(ARITHMETIC)) {
    environment.registerOperator(`double ${operator} int`, (a: number, b: bigint) => apply(a, Number(b)));
    environment.registerOperator(`int ${operator} double`, (a: bigint, b: number) => apply(Number(a), b));
  }
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b));
  environment.registerFunction('springFestival(double): string', (year: number) => springFestival(year));
  environment.registerFunction('springFestival(int): string', (year: bigint) => springFestival(Number(year)));
  return environment;
}
