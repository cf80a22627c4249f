import { compileExpression, type Expression, type ExpressionInput } from '../expressions/expression.js';
import type { ExpressionSite } from '../expressions/playbook-scopes.js';
import { own } from '../own.js';
import type { ChartSource } from './chart-source.js';
import { compileRequest, type RequestMaker } from './compile-request.js';

/** What an invoke's `input` and a `call`'s `params` have in common. */
export interface ServiceUse {
  readonly service: string;
  readonly input?: Readonly<Record<string, string>>;
}

/**
 * The request of one use of a service: what the caller gives is evaluated at its place, then the service's own expressions.
 * Throws when the playbook has no such service, which loading has checked.
 */
export function compileServiceCall(
  { service, input = {} }: ServiceUse,
  site: ExpressionSite,
  { definition, scopes }: ChartSource,
): RequestMaker {
  const declared = own(definition.services, service);
  if (declared === undefined) throw new TypeError(`no service ${service}`);
  const environment = scopes.environmentAt(site);
  const given = Object.entries(input).map(([name, cel]): [string, Expression] => [
    name,
    compileExpression(environment, cel, 'dyn'),
  ]);
  const request = compileRequest(declared, scopes);
  return (at: ExpressionInput) =>
    request({
      context: at.context,
      input: Object.fromEntries(given.map(([name, value]) => [name, value(at)])),
    });
}
