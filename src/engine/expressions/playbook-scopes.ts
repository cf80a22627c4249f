import type { Environment } from '@marcbachmann/cel-js';
import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import type { CelFields, CelType } from './cel-type.js';
import { expressionEnvironment } from './expression-environment.js';
import { typeOfSchema } from './type-of-schema.js';
import { typeOfValue } from './type-of-value.js';
import type { JsonObject } from '../json.js';
import { own } from '../own.js';

/** Which event, if any, the expressions of a place in the chart can rely on. */
export type ExpressionSite =
  | { readonly kind: 'none' }
  | { readonly kind: 'task'; readonly task: string }
  | { readonly kind: 'answer'; readonly service: string }
  | { readonly kind: 'failure' }
  /** The end of a child run of that playbook. */
  | { readonly kind: 'child'; readonly playbook: string; readonly version: number | null }
  /** The cancellation of the run. */
  | { readonly kind: 'cancellation' }
  /** A service's request: no event, but what the invoke or the call gives as `input`. */
  | { readonly kind: 'request' }
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'kpi' };

/** What a playbook's definition says about the values its expressions meet. */
export type ScopedDefinition = Pick<
  PlaybookDefinition,
  'input' | 'kpis' | 'tasks' | 'services' | 'events' | 'machine'
>;

/** The typed environments of one playbook's expressions, made when first asked for. */
export class PlaybookScopes {
  readonly context: CelFields;
  readonly #environments = new Map<string, Environment>();

  constructor(
    readonly definition: ScopedDefinition,
    /** JSON Schema of what a run of another playbook yields, where that is known. */
    private readonly outputOf: (playbook: string, version: number | null) => JsonObject | null = () => null,
  ) {
    const declared = Object.entries(definition.machine.context ?? {});
    const kpis = Object.keys(definition.kpis).map((kpi): [string, CelType] => [kpi, { value: 'double' }]);
    this.context = {
      ...Object.fromEntries(declared.map(([field, value]): [string, CelType] => [field, typeOfValue(value)])),
      input: typeOfSchema(definition.input),
      kpis: Object.fromEntries(kpis),
    };
  }

  environmentAt(site: ExpressionSite): Environment {
    const key = JSON.stringify(site);
    let environment = this.#environments.get(key);
    if (environment === undefined) {
      environment = expressionEnvironment(this.context, this.#eventAt(site), site.kind === 'request');
      this.#environments.set(key, environment);
    }
    return environment;
  }

  #eventAt(site: ExpressionSite): CelFields | null {
    switch (site.kind) {
      case 'none':
      case 'request':
        return null;
      case 'kpi':
        return { kpi: 'string', value: 'double', by: 'string' };
      case 'event': {
        // Internal events are not declared here: they bring nothing along.
        const declared = own(this.definition.events, site.event);
        return declared ? { payload: typeOfSchema(declared.payload), by: 'string' } : null;
      }
      case 'task': {
        const form = typeOfSchema(own(this.definition.tasks, site.task)?.form);
        return { output: { outcome: 'string', form, by: 'string' } };
      }
      case 'answer':
        return { output: typeOfSchema(own(this.definition.services, site.service)?.result) };
      case 'child':
        return { output: typeOfSchema(this.outputOf(site.playbook, site.version) ?? undefined) };
      case 'cancellation':
        return { by: 'string', reason: 'string' };
      case 'failure':
        return { error: { code: 'string', message: 'string' } };
    }
  }
}
