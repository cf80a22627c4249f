import type { Environment } from '@marcbachmann/cel-js';
import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import type { CelFields, CelType } from './cel-type.js';
import { instanceIdsIn } from '../chart/instance-ids.js';
import { INSTANCES_TYPE } from '../instances/instances-view.js';
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
  /** What belongs to one instance of a set: its label, what it is given. */
  | { readonly kind: 'instance' }
  /** The end of a set of instances as a whole, and the failure of one of them. */
  | { readonly kind: 'instancesDone' | 'instanceFailure' }
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
  readonly #instances: CelFields | null;
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
    const sets = instanceIdsIn(definition.machine).map((id): [string, CelType] => [id, INSTANCES_TYPE]);
    this.#instances = sets.length > 0 ? Object.fromEntries(sets) : null;
  }

  environmentAt(site: ExpressionSite): Environment {
    const key = JSON.stringify(site);
    let environment = this.#environments.get(key);
    if (environment === undefined) {
      environment = expressionEnvironment({
        context: this.context,
        instances: this.#instances,
        event: this.#eventAt(site),
        hasInput: site.kind === 'request',
        hasItem: site.kind === 'instance',
      });
      this.#environments.set(key, environment);
    }
    return environment;
  }

  #eventAt(site: ExpressionSite): CelFields | null {
    switch (site.kind) {
      case 'none':
      case 'request':
      case 'instance':
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
      case 'instancesDone':
        return { output: INSTANCES_TYPE };
      case 'instanceFailure':
        return { error: { code: 'string', message: 'string', index: 'double', item: 'dyn' } };
    }
  }
}
