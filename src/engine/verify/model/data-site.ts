import type { ExpressionSite, ScopedDefinition } from '../../expressions/playbook-scopes.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import type { Reference } from './terms.js';

/** A piece of data that comes from outside: where it comes in, and the path within, as `task.review` and `form.cost`. */
export interface DataName {
  readonly site: string;
  readonly path: readonly string[];
}

/** What a reference reads of the event at its place; `null` when it reads none of it. */
export function dataNameOf({ root, path }: Reference, site: ExpressionSite): DataName | null {
  if (root !== 'event') return null;
  switch (site.kind) {
    case 'task':
      return path[0] === 'output' ? { site: `task.${site.task}`, path: path.slice(1) } : null;
    case 'answer':
      return path[0] === 'output' ? { site: `answer.${site.service}`, path: path.slice(1) } : null;
    case 'child':
      return path[0] === 'output' ? { site: `child.${site.playbook}`, path: path.slice(1) } : null;
    case 'event':
      return path[0] === 'payload' ? { site: `event.${site.event}`, path: path.slice(1) } : null;
    case 'failure':
      return path[0] === 'error' ? { site: 'failure', path: path.slice(1) } : null;
    case 'kpi':
      return { site: 'kpi', path };
    default:
      return null;
  }
}

/** The schema of what comes in at a site below `form`, or as a whole. `null` where there is none. */
export function schemaAt(site: string, definition: ScopedDefinition): JsonObject | null {
  const dot = site.indexOf('.');
  const key = site.slice(dot + 1);
  switch (site.slice(0, dot)) {
    case 'task':
      return own(definition.tasks, key)?.form ?? null;
    case 'answer':
      return own(definition.services, key)?.result ?? null;
    case 'event':
      return own(definition.events, key)?.payload ?? null;
    default:
      return null;
  }
}

/** The way to a piece of data within its site's schema. */
export function pathInSchema({ site, path }: DataName): readonly string[] {
  return site.startsWith('task.') && path[0] === 'form' ? path.slice(1) : path;
}

/** True when the data may be missing, on the way to it or itself. */
export function isOptionalData(name: DataName, definition: ScopedDefinition): boolean {
  if (name.site.startsWith('task.') && name.path[0] !== 'form') return false;
  let schema: JsonValue | null = schemaAt(name.site, definition);
  if (schema === null) return name.site.startsWith('answer.') || name.site.startsWith('child.');
  for (const step of pathInSchema(name)) {
    if (!isJsonObject(schema) || !isJsonObject(schema['properties'])) return true;
    const required: JsonValue | undefined = schema['required'];
    if (!Array.isArray(required) || !required.includes(step)) return true;
    schema = own(schema['properties'], step) ?? null;
  }
  return false;
}
