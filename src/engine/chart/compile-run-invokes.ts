import type { DoneStateEvent } from 'xstate';
import { compileExpression, type Expression, type ExpressionInput } from '../expressions/expression.js';
import { ExpressionFault } from '../expressions/expression-fault.js';
import type { ExpressionSite } from '../expressions/playbook-scopes.js';
import { validateForm } from '../forms/validate-form.js';
import type { JsonObject } from '../json.js';
import type { ChartSource } from './chart-source.js';
import type { RunContext } from './run-machine.js';
import type { ChildDefinition, LockUse } from './run-invokes.js';

interface Moment extends Pick<ExpressionInput, 'item' | 'index'> {
  readonly context: RunContext;
}

/** What a child run is started with. Throws when an expression fails. */
export function compileChildInput(
  { input = {} }: ChildDefinition,
  source: ChartSource,
  site: ExpressionSite = { kind: 'none' },
) {
  return compileFields(input, source, site);
}

/** Which of the locks of a name is wanted. Throws when the expression fails or yields no text. */
export function compileLockKey({ key }: LockUse, { scopes }: ChartSource) {
  if (key === undefined) return () => ({ key: '' });
  const evaluate = compileExpression(scopes.environmentAt({ kind: 'none' }), key, 'string');
  return ({ context }: Moment) => ({ key: evaluate({ context }) });
}

/**
 * What a run yields at its end: what the playbook declares, or else what the last state says. Throws when what is declared
 * cannot be evaluated or does not fit its own schema.
 */
export function compileOutput(source: ChartSource) {
  const { output, machine } = source.definition;
  if (output === undefined)
    return machine.output ?? (({ event }: { event: DoneStateEvent }) => event.output ?? undefined);
  const evaluate = compileFields(output.values, source, { kind: 'none' });
  return ({ context }: Moment): JsonObject => {
    const values = evaluate({ context });
    const [problem] = validateForm(output.schema, values);
    if (problem !== undefined) {
      throw new ExpressionFault('output', `does not fit its schema: ${problem.path} ${problem.message.en}`);
    }
    return values;
  };
}

function compileFields(
  fields: Readonly<Record<string, string>>,
  { scopes }: ChartSource,
  site: ExpressionSite,
) {
  const environment = scopes.environmentAt(site);
  const compiled = Object.entries(fields).map(([name, cel]): [string, Expression] => [
    name,
    compileExpression(environment, cel, 'dyn'),
  ]);
  return ({ context, item, index }: Moment): JsonObject =>
    Object.fromEntries(compiled.map(([name, value]) => [name, value({ context, item, index })]));
}
