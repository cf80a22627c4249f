import { activityOf } from '../../chart/instances-of.js';
import type { Invocation } from '../../chart/transition.js';
import { compileExpression } from '../../expressions/expression.js';
import { validateForm } from '../../forms/validate-form.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import { pathInSchema, schemaAt, type DataName } from '../model/data-site.js';
import type { Model } from '../model/model.js';
import type { ChartSource } from '../../chart/chart-source.js';
import type { Constants, Slice } from '../model/slice.js';
import type { Use } from '../model/use.js';
import type { Settler } from '../explore/settle.js';
import type { VariableName } from '../model/variable.js';
import { sampleOf } from './sample.js';
import { numbersAround, valuesOf } from './values.js';

/** What may come in from outside, by where it comes in; each list stands for all the data there is. */
export interface Choices {
  readonly input: readonly JsonObject[];
  /** How a task may be closed, by its key. */
  readonly closings: ReadonlyMap<string, readonly Closing[]>;
  readonly answers: ReadonlyMap<string, readonly JsonValue[]>;
  readonly payloads: ReadonlyMap<string, readonly JsonObject[]>;
  readonly errors: readonly { readonly code: string; readonly message: string }[];
  /** Observations that may make a difference, by KPI. */
  readonly observations: ReadonlyMap<string, readonly number[]>;
}

export interface Closing {
  readonly outcome: string;
  readonly form: JsonObject;
}

function activityIn(written: Invocation): Invocation {
  return written.kind === 'instances' ? activityOf(written) : written;
}

/** Where what an invocation comes to comes in. */
export function siteOfAnswer(written: Invocation): string {
  switch (written.kind) {
    case 'service':
      return `answer.${written.definition.input.service}`;
    case 'playbook':
      return `child.${written.definition.input.playbook}`;
    default:
      return written.kind;
  }
}

/** More combinations than these are thinned out. */
const MOST_COMBINATIONS = 4_000;

export function choicesOf(model: Model, settler: Settler): Choices {
  const { definition } = model.source;
  const { uses } = model.slice;
  const dataAt = (site: string) => model.slice.data.filter((name) => name.site === site);
  const objects = (site: string, event: (data: JsonObject) => object) =>
    combinations(site, dataAt(site), model, (data) => signatureOf(uses, site, event(data), model, settler)).filter(
      isJsonObject,
    );
  return {
    input: inputsOf(model),
    closings: new Map(
      Object.entries(definition.tasks).map(([key, { outcomes }]) => [
        key,
        Object.keys(outcomes).flatMap((outcome) =>
          objects(`task.${key}`, (form) => ({ output: { outcome, form, by: '' } })).map((form) => ({
            outcome,
            form,
          })),
        ),
      ]),
    ),
    answers: new Map(
      [...new Set(model.invocations.map(({ written }) => siteOfAnswer(activityIn(written))))].map((site) => [
        site,
        combinations(site, dataAt(site), model, (output) => signatureOf(uses, site, { output }, model, settler)),
      ]),
    ),
    payloads: new Map(
      Object.keys(definition.events).map((key) => [
        key,
        objects(`event.${key}`, (payload) => ({ payload, by: '' })),
      ]),
    ),
    errors: errorsOf(model),
    observations: observationsOf(model, settler),
  };
}

/** Every combination of the values that matter, one for each thing that it can bring about. */
function combinations(
  site: string,
  names: readonly DataName[],
  { source, slice }: Model,
  signature: (data: JsonObject) => string,
): JsonValue[] {
  const schema = schemaAt(site, source.definition);
  const sample = schema === null ? null : sampleOf(schema);
  const paths = names
    .map((name) => ({ name, path: pathInSchema(name), constants: slice.constantsOf(name), isForm: isOfForm(name) }))
    .filter(({ path, isForm }) => path.length > 0 && isForm);
  if (paths.length === 0) return [sample];
  const base = isJsonObject(sample) ? sample : {};
  const each = Math.max(2, Math.floor(MOST_COMBINATIONS ** (1 / paths.length)));
  let all: JsonObject[] = [base];
  for (const { name, path, constants } of paths) {
    const described = schema === null ? valuesOf(typeWanted(name, source, slice), constants) : null;
    const values = (described ?? possibleValues(schema, path, constants)).slice(0, each);
    all = all.flatMap((data) => values.map((value) => withPath(data, path, value)));
  }
  const fitting = schema === null ? all : all.filter((data) => validateForm(schema, data).length === 0);
  const told = fitting.length > 0 ? fitting : [base];
  return [...new Map(told.toReversed().map((data) => [signature(data), data])).values()].toReversed();
}

/** Where nothing describes what comes in, the type that the chart takes it for: whatever it is, it has to be that. */
function typeWanted(name: DataName, { scopes }: ChartSource, { uses }: Slice): JsonObject {
  const TYPES: Readonly<Record<string, string>> = { double: 'number', bool: 'boolean', string: 'string' };
  for (const { data, target, cel, numbers, strings } of uses) {
    if (!data.some(({ site, path }) => site === name.site && path.join('.') === name.path.join('.'))) continue;
    if (target?.startsWith('kpi.') === true || numbers.length > 0) return { type: 'number' };
    const field = target === null ? undefined : own(scopes.context, target.slice('context.'.length));
    const type = typeof field === 'string' ? TYPES[field] : undefined;
    if (type !== undefined) return { type };
    if (strings.length > 0) return { type: 'string' };
    if (cel !== null && /^!?[\w.]+$/.test(cel.trim())) return { type: 'boolean' };
  }
  return { type: 'number' };
}

/** Of a task, the outcome and who it was are no part of the form. */
function isOfForm({ site, path }: DataName): boolean {
  return !site.startsWith('task.') || path[0] === 'form';
}

const ABSENT = Symbol('absent');

function possibleValues(
  schema: JsonObject | null,
  path: readonly string[],
  constants: Constants,
): (JsonValue | typeof ABSENT)[] {
  let inner: JsonValue | undefined = schema ?? undefined;
  let isOptional = schema === null;
  for (const step of path) {
    const around: JsonValue | undefined = inner;
    const properties: JsonValue | undefined = isJsonObject(around) ? around['properties'] : undefined;
    const required: JsonValue | undefined = isJsonObject(around) ? around['required'] : undefined;
    if (!(Array.isArray(required) && required.includes(step))) isOptional = true;
    inner = isJsonObject(properties) ? own(properties, step) : undefined;
  }
  const values: (JsonValue | typeof ABSENT)[] = valuesOf(inner, constants);
  if (isOptional) values.push(ABSENT);
  return values;
}

function withPath(
  data: JsonObject,
  [step, ...rest]: readonly string[],
  value: JsonValue | typeof ABSENT,
): JsonObject {
  if (step === undefined) return data;
  if (rest.length === 0) {
    const others = Object.fromEntries(Object.entries(data).filter(([key]) => key !== step));
    return value === ABSENT ? others : { ...others, [step]: value };
  }
  const inside = data[step];
  return { ...data, [step]: withPath(isJsonObject(inside) ? inside : {}, rest, value) };
}

/** What the data brings about as far as it alone decides that; the data itself where more than it decides. */
function signatureOf(
  uses: readonly Use[],
  site: string,
  event: object,
  { source }: Model,
  settler: Settler,
): string {
  const parts = uses
    .filter((use) => use.cel !== null && use.data.some((name) => name.site === site))
    .map((use) => {
      if (use.variables.length > 0 || !belongsTo(use, site)) return use.data.map((name) => JSON.stringify(dataIn(event, name)));
      try {
        const environment = source.scopes.environmentAt(use.site);
        const value = compileExpression(environment, use.cel ?? '', 'dyn')({ context: {}, event });
        if (use.target === null) return JSON.stringify(value);
        const kept = use.target.startsWith('kpi.') ? { value } : value;
        return JSON.stringify(settler.settled(use.target, kept));
      } catch {
        return 'fails';
      }
    });
  return JSON.stringify(parts);
}

/** True when the expression looks at the very event, false when at what it left, as one looking at a set's results does. */
function belongsTo({ site: { kind } }: Use, site: string): boolean {
  return site === kind || site.startsWith(`${kind}.`);
}

function dataIn(event: object, { site, path }: DataName): JsonValue | undefined {
  const key = site.startsWith('event.') ? 'payload' : 'output';
  let value: unknown = Object.getOwnPropertyDescriptor(event, key)?.value;
  for (const step of path) value = isJsonObject(value) ? own(value, step) : undefined;
  return JSON.parse(JSON.stringify(value ?? null)) as JsonValue;
}

function inputsOf({ source, slice }: Model): JsonObject[] {
  const schema = source.definition.input;
  const sample = sampleOf(schema);
  const base = isJsonObject(sample) ? sample : {};
  let all: JsonObject[] = [base];
  for (const name of slice.variables) {
    if (!name.startsWith('input.')) continue;
    const field = name.slice('input.'.length);
    const values = possibleValues(schema, [field], { ...slice.constantsOf(name), isMeeting: false });
    all = all.flatMap((input) => values.map((value) => withPath(input, [field], value))).slice(0, 500);
  }
  const fitting = all.filter((input) => validateForm(schema, input).length === 0);
  return fitting.length > 0 ? fitting : [base];
}

function errorsOf({ slice }: Model): { code: string; message: string }[] {
  const codes = slice.data
    .filter(({ site, path }) => site === 'failure' && path[0] === 'code')
    .flatMap((name) => slice.constantsOf(name).strings);
  return [...new Set([...codes, 'UNAVAILABLE'])].map((code) => ({ code, message: code }));
}

function observationsOf({ source, slice, measures }: Model, settler: Settler): Map<string, number[]> {
  const value = slice.constantsOf({ site: 'kpi', path: ['value'] }).numbers;
  const named = slice.constantsOf({ site: 'kpi', path: ['kpi'] }).strings;
  const hears = new Set(slice.data.flatMap(({ site, path }) => (site === 'kpi' ? path[0] : [])));
  const found = new Map<string, number[]>();
  let isOtherFound = false;
  for (const [kpi, { target }] of Object.entries(source.definition.kpis)) {
    const name: VariableName = `kpi.${kpi}`;
    const isKept = slice.variables.has(name);
    if (!isKept && !named.includes(kpi)) {
      // Those that the chart never names are all alike.
      if (hears.size === 0 || isOtherFound) continue;
      isOtherFound = true;
    }
    const direct = measures.get(name)?.comparisons.map(({ constant }) => constant) ?? [];
    const own = measures.get(name)?.isOnlyCompared === true ? direct : slice.constantsOf(name).numbers;
    const constants = [...(isKept ? own : []), ...(hears.has('value') ? value : [])];
    const values = numbersAround(constants.length > 0 ? constants : [target]);
    const distinct = new Map(
      values.toReversed().map((each) => [JSON.stringify(settler.settled(name, { value: each })), each]),
    );
    const needsAll = hears.has('value') || (!isKept && named.includes(kpi));
    found.set(kpi, needsAll ? values : isKept ? [...distinct.values()] : values.slice(0, 1));
  }
  return found;
}
