import { compileExpression, type ExpressionInput } from '../expressions/expression.js';
import { ExpressionFault } from '../expressions/expression-fault.js';
import type { ExpressionSite } from '../expressions/playbook-scopes.js';
import type { NewInstance } from '../instances/change-set.js';
import { newest, type InstanceSet } from '../instances/instance-set.js';
import { isJsonObject, type JsonArray, type JsonValue } from '../json.js';
import type { ChartSource } from './chart-source.js';
import type { ActionMoment } from './compiled-action.js';
import type { InstancesDefinition } from './instances-definition.js';
import { DEFAULT_MOST } from './instances-of.js';
import type { InstancesInvocation } from './transition.js';

/** How many there are to be: one for each item of a list, or a number. */
export type InstanceSource = Pick<InstancesDefinition, 'forEach' | 'count'>;

/**
 * Makes the instances that an entry or an `addInstances` means. Throws an `ExpressionFault` when there is no list, no whole
 * number, or when the set would grow beyond its bound.
 */
export function compileNewInstances(
  { id, definition }: InstancesInvocation,
  from: InstanceSource,
  site: ExpressionSite,
  source: ChartSource,
): (set: InstanceSet, moment: ActionMoment) => readonly NewInstance[] {
  const { label, most = DEFAULT_MOST } = definition.input;
  const items = compileItems(from, site, source, most);
  const labelOf = label === undefined ? null : compileLabel(label, source);
  return (set, moment) => {
    const made = items(moment);
    const total = newest(set).length + made.length;
    if (total > most) {
      throw new ExpressionFault(
        textOf(from),
        `makes ${total} instances of ${id}; at most ${most} are allowed`,
      );
    }
    return made.map((item, nth) => ({
      item,
      label: labelOf === null ? nameOf(item) : labelOf({ ...moment, item, index: set.next + nth }),
    }));
  };
}

function compileLabel(label: string, { scopes }: ChartSource): (at: ExpressionInput) => string | null {
  const text = compileExpression(scopes.environmentAt({ kind: 'instance' }), label, 'string');
  return (at) => {
    const value = text(at);
    return typeof value === 'string' ? value : null;
  };
}

function compileItems(
  { forEach, count = 0 }: InstanceSource,
  site: ExpressionSite,
  { scopes }: ChartSource,
  most: number,
): (moment: ActionMoment) => JsonArray {
  const environment = scopes.environmentAt(site);
  if (forEach !== undefined) {
    const list = compileExpression(environment, forEach, 'list');
    return (moment) => {
      const items = list(moment);
      return isList(items) ? items : [];
    };
  }
  if (typeof count === 'number') return () => times(count, `${count}`, most);
  const number = compileExpression(environment, count, 'double');
  return (moment) => times(Number(number(moment)), count, most);
}

/** One more than there may be is enough to be refused. */
function times(count: number, text: string, most: number): JsonArray {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new ExpressionFault(text, `yields ${count}, which is no number of instances`);
  }
  return Array.from({ length: Math.min(count, most + 1) }, () => null);
}

const NAMES = ['title', 'name', 'label', 'key', 'id'];

/** What people would call an item: a text or a number itself, of an object the first of its usual names. */
function nameOf(item: JsonValue): string | null {
  if (typeof item === 'string') return item.trim() === '' ? null : item;
  if (typeof item === 'number') return String(item);
  if (!isJsonObject(item)) return null;
  for (const key of NAMES) {
    const value = Object.hasOwn(item, key) ? item[key] : undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
  }
  return null;
}

function textOf({ forEach, count }: InstanceSource): string {
  return forEach ?? String(count);
}

function isList(value: JsonValue): value is JsonArray {
  return Array.isArray(value);
}
