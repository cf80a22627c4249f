import type { ServiceUse } from '../../chart/compile-service-call.js';
import type { Location } from '../../chart/state-tree.js';
import { invocationsOf } from '../../chart/transition.js';
import type { ExpressionSite } from '../../expressions/playbook-scopes.js';
import { parseTemplate } from '../../expressions/template.js';
import { isJsonObject, type JsonArray, type JsonValue } from '../../json.js';
import { own } from '../../own.js';
import { nominalMilliseconds, parseDuration } from '../../time/duration.js';
import type { CheckSubject } from '../check-subject.js';
import { error, type Finding } from '../finding.js';
import type { ServiceSource } from '../playbook-source.js';
import { checkExpressionAt } from './check-expression-at.js';
import { checkName } from './check-name.js';

/** Services: how long and how often they are tried, and that what they send can be sent. */
export function checkServices({ source }: CheckSubject): Finding[] {
  return Object.entries(source.services ?? {}).flatMap(([key, service]) => {
    const place: Location = ['services', key];
    return [
      ...checkLength(service.timeout, 'PT10M', [...place, 'timeout']),
      ...checkBackoff(service, place),
      ...(service.method === 'GET' && service.body !== undefined
        ? [error('BODY_OF_GET', [...place, 'body'])]
        : []),
    ];
  });
}

/** The expressions in services, and what invokes give them. */
export function checkServiceExpressions(subject: CheckSubject): Finding[] {
  const { definition, tree } = subject;
  return [
    ...Object.entries(definition.services).flatMap(([key, service]) =>
      textsOf(service, ['services', key]).flatMap(({ text, location }) =>
        checkTemplate(text, location, subject),
      ),
    ),
    ...tree.nodes.flatMap(invocationsOf).flatMap((one) => {
      const place = [...one.location, 'input'];
      if (one.kind === 'service')
        return checkServiceInput(one.definition.input, { kind: 'none' }, place, subject);
      if (one.kind !== 'instances' || one.definition.input.of.src !== 'service') return [];
      const { input } = one.definition.input.of;
      return checkServiceInput(input, { kind: 'instance' }, [...place, 'of', 'input'], subject);
    }),
  ];
}

/** A use of a service by an action: that there is one, and that it is given what it reads. */
export function checkServiceUse(
  use: ServiceUse,
  site: ExpressionSite,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  return [
    ...checkName('UNKNOWN_SERVICE', use.service, subject.names.services, [...location, 'service']),
    ...checkServiceInput(use, site, location, subject),
  ];
}

function checkServiceInput(
  { service, input = {} }: ServiceUse,
  site: ExpressionSite,
  location: Location,
  subject: CheckSubject,
): Finding[] {
  const declared = own(subject.definition.services, service);
  const read = declared === undefined ? [] : textsOf(declared, []).flatMap(({ text }) => inputsRead(text));
  return [
    ...Object.entries(input).flatMap(([name, cel]) =>
      checkExpressionAt(cel, 'dyn', site, [...location, 'input', name], subject),
    ),
    ...[...new Set(read)]
      .filter((name) => !Object.hasOwn(input, name))
      .map((name) => error('MISSING_SERVICE_INPUT', location, { name, detail: service })),
  ];
}

interface TextAt {
  readonly text: string;
  readonly location: Location;
}

/** Every text of a service that may hold expressions. */
function textsOf({ url, headers = {}, body }: Pick<ServiceSource, 'url' | 'headers' | 'body'>, at: Location) {
  return [
    { text: url, location: [...at, 'url'] },
    ...textsIn(headers, [...at, 'headers']),
    ...textsIn(body ?? null, [...at, 'body']),
  ];
}

function textsIn(value: JsonValue, location: Location): TextAt[] {
  if (typeof value === 'string') return [{ text: value, location }];
  if (isList(value)) return value.flatMap((item, index) => textsIn(item, [...location, index]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...location, key]));
}

function isList(value: JsonValue): value is JsonArray {
  return Array.isArray(value);
}

function checkTemplate(text: string, location: Location, subject: CheckSubject): Finding[] {
  const { parts, open } = parseTemplate(text);
  return [
    ...(open ? [error('INVALID_PLACEHOLDER', location)] : []),
    ...parts.flatMap((part) =>
      part.kind === 'text' ? [] : checkExpressionAt(part.cel, 'dyn', { kind: 'request' }, location, subject),
    ),
  ];
}

/** Names read as `input.name`, which is not `context.input.name`. */
function inputsRead(text: string): string[] {
  return parseTemplate(text).parts.flatMap((part) =>
    part.kind === 'text'
      ? []
      : [...part.cel.matchAll(/(?<![.\w])input\.(\w+)/g)].map(([, name = '']) => name),
  );
}

function checkBackoff({ backoff = {} }: ServiceSource, place: Location): Finding[] {
  const { first, most } = backoff;
  const findings = [
    ...checkLength(first, 'P1D', [...place, 'backoff', 'first']),
    ...checkLength(most, 'P1D', [...place, 'backoff', 'most']),
  ];
  if (findings.length > 0 || first === undefined || most === undefined) return findings;
  return lengthOf(first) > lengthOf(most)
    ? [error('BACKOFF_SHRINKS', [...place, 'backoff', 'most'], { name: first, detail: most })]
    : [];
}

function checkLength(text: string | undefined, most: string, location: Location): Finding[] {
  if (text === undefined) return [];
  if (parseDuration(text) === null) return [error('INVALID_DURATION', location, { name: text })];
  return lengthOf(text) > lengthOf(most)
    ? [error('DURATION_TOO_LONG', location, { name: text, detail: most })]
    : [];
}

function lengthOf(text: string): number {
  const duration = parseDuration(text);
  return duration === null ? 0 : nominalMilliseconds(duration);
}
