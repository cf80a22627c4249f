import type { GuardDefinition } from '../../chart/guard-definition.js';
import type { Location } from '../../chart/state-tree.js';
import { siteOf, transitionsOf, type Transition } from '../../chart/transition.js';
import { pathOf, childrenOf, type ReadPath } from '../../expressions/expression-reads.js';
import { isJsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import type { CheckSubject } from '../check-subject.js';
import { warning, type Finding } from '../finding.js';

interface Asked {
  readonly path: ReadPath;
  readonly location: Location;
}

/**
 * Conditions that ask for what never changes: a KPI that no action records and whose reports no transition waits for, or a
 * context field that begins empty and that no action sets.
 */
export function checkNeverSet(subject: CheckSubject): Finding[] {
  const { definition, tree } = subject;
  const transitions = tree.nodes.flatMap(transitionsOf);
  const set = fieldsSet(definition.machine as unknown as JsonValue);
  const hearsReports = transitions.some(({ trigger }) => trigger.kind === 'kpi');
  const findings = transitions.flatMap((transition) =>
    askedBy(transition, subject).flatMap(({ path: [root, first = '', second], location }) => {
      if (root !== 'context') return [];
      if (first === 'kpis') {
        const isKnown = second === undefined || own(definition.kpis, second) === undefined;
        if (isKnown || hearsReports || subject.recorded?.has(second) === true) return [];
        return [warning('KPI_NEVER_RECORDED', location, { name: second })];
      }
      const initial = own(definition.machine.context ?? {}, first);
      const isConstant = initial === undefined || set.has(first) || !isEmpty(initial);
      return isConstant ? [] : [warning('CONTEXT_NEVER_SET', location, { name: first })];
    }),
  );
  return [...new Map(findings.map((each) => [JSON.stringify(each), each])).values()];
}

function askedBy({ definition, trigger, location }: Transition, subject: CheckSubject): Asked[] {
  const ask = (guard: GuardDefinition, at: Location): Asked[] => {
    switch (guard.type) {
      case 'not':
        return ask(guard.params.guard, [...at, 'params', 'guard']);
      case 'and':
      case 'or':
        return guard.params.guards.flatMap((one, index) => ask(one, [...at, 'params', 'guards', index]));
      case 'kpi':
        return [{ path: ['context', 'kpis', guard.params.kpi], location: [...at, 'params', 'kpi'] }];
      case 'when': {
        const environment = subject.scopes.environmentAt(siteOf(trigger));
        if (!environment.check(guard.params.cel).valid) return [];
        const { ast } = environment.parse(guard.params.cel);
        return pathsIn(ast).map((path) => ({ path, location: [...at, 'params', 'cel'] }));
      }
      default:
        return [];
    }
  };
  return definition.guard === undefined ? [] : ask(definition.guard, [...location, 'guard']);
}

function pathsIn(node: Parameters<typeof pathOf>[0]): ReadPath[] {
  const path = pathOf(node);
  return path === null ? childrenOf(node).flatMap(pathsIn) : [path];
}

/** Fields that `set` actions write, anywhere in the chart. */
function fieldsSet(machine: JsonValue): ReadonlySet<string> {
  const fields = new Set<string>();
  const walk = (value: JsonValue): void => {
    if (Array.isArray(value)) value.forEach(walk);
    if (!isJsonObject(value)) return;
    if (value['type'] === 'set' && isJsonObject(value['params']))
      for (const field of Object.keys(value['params'])) fields.add(field);
    Object.values(value).forEach(walk);
  };
  walk(machine);
  return fields;
}

/** What means nothing until it is set. A number, a text or `true` may well be a parameter. */
function isEmpty(value: JsonValue): boolean {
  return value === null || value === 0 || value === false || value === '' || isEmptyList(value);
}

function isEmptyList(value: JsonValue): boolean {
  return Array.isArray(value) && value.length === 0;
}
