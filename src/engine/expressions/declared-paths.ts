import { isJsonObject, type JsonObject } from '../json.js';
import { own } from '../own.js';
import type { ReadPath } from './expression-reads.js';
import type { ExpressionSite, ScopedDefinition } from './playbook-scopes.js';

/** What the playbook declares of something that an expression reads. */
export interface DeclaredPath {
  /** Each part of the way that may be absent, outermost first. */
  readonly mayBeAbsent: readonly ReadPath[];
  /** Key of the KPI that it is of. */
  readonly kpi: string | null;
  readonly unit: string | null;
}

const NOTHING: DeclaredPath = { mayBeAbsent: [], kpi: null, unit: null };

/** What is declared of a path that an expression of this place reads; of what is not declared, nothing is known. */
export function declaredPath(
  path: ReadPath,
  site: ExpressionSite,
  definition: ScopedDefinition,
): DeclaredPath {
  const [root, first, second] = path;
  if (root === 'context' && first === 'kpis' && second !== undefined) {
    const kpi = own(definition.kpis, second);
    if (kpi === undefined) return NOTHING;
    return { mayBeAbsent: [path.slice(0, 3)], kpi: second, unit: path[3] === 'value' ? kpi.unit : null };
  }
  const schema = schemaOf(path, site, definition);
  return schema === null ? NOTHING : alongSchema(schema.schema, path, schema.from);
}

/** The data schema that a path leads into, and at which of its steps. */
function schemaOf(
  [root, first, second]: ReadPath,
  site: ExpressionSite,
  { input, tasks, events, services }: ScopedDefinition,
): { schema: JsonObject; from: number } | null {
  if (root === 'context' && first === 'input') return { schema: input, from: 2 };
  if (root !== 'event') return null;
  if (site.kind === 'task' && first === 'output' && second === 'form')
    return at(own(tasks, site.task)?.form, 3);
  if (site.kind === 'event' && first === 'payload') return at(own(events, site.event)?.payload, 2);
  if (site.kind === 'answer' && first === 'output') return at(own(services, site.service)?.result, 2);
  return null;
}

function at(schema: JsonObject | undefined, from: number): { schema: JsonObject; from: number } | null {
  return schema === undefined ? null : { schema, from };
}

function alongSchema(schema: JsonObject, path: ReadPath, from: number): DeclaredPath {
  const mayBeAbsent: ReadPath[] = [];
  let around: JsonObject = schema;
  for (let step = from; step < path.length; step++) {
    const name = path[step] ?? '';
    const property = propertyOf(around, name);
    if (property === null) return { ...NOTHING, mayBeAbsent };
    const required = own(around, 'required');
    if (!Array.isArray(required) || !required.includes(name)) mayBeAbsent.push(path.slice(0, step + 1));
    around = property;
  }
  const unit = own(around, 'unit');
  return { mayBeAbsent, kpi: null, unit: typeof unit === 'string' ? unit : null };
}

function propertyOf(schema: JsonObject, name: string): JsonObject | null {
  const properties = own(schema, 'properties');
  const property = isJsonObject(properties) ? own(properties, name) : undefined;
  return isJsonObject(property) ? property : null;
}
