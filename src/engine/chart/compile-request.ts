import type { Environment } from '@marcbachmann/cel-js';
import { ExpressionFault } from '../expressions/expression-fault.js';
import type { ExpressionInput } from '../expressions/expression.js';
import type { PlaybookScopes } from '../expressions/playbook-scopes.js';
import { compileTemplate, plainText, soleExpression } from '../expressions/template.js';
import { isJsonObject, type JsonArray, type JsonValue } from '../json.js';
import type { ServiceRequest } from '../run/effect.js';
import type { HeaderValue, ServiceDefinition } from './service-definition.js';

/** The request a service means on the context at hand and what the caller gives. Throws when an expression fails. */
export type RequestMaker = (input: ExpressionInput) => ServiceRequest;

export function compileRequest(service: ServiceDefinition, scopes: PlaybookScopes): RequestMaker {
  const environment = scopes.environmentAt({ kind: 'request' });
  const url = compileTemplate(environment, service.url, inUrl);
  const headers = Object.entries(service.headers ?? {}).map(
    ([name, value]) => [name, compileHeader(environment, value)] as const,
  );
  const body = compileBody(environment, service.body ?? null);
  return (input) => ({
    method: service.method,
    url: withoutDotSegments(url(input), service.url),
    headers: Object.fromEntries(headers.map(([name, value]) => [name, value(input)])),
    body: body(input),
  });
}

/** A secret stays a name: no text that an expression yields can become one. */
function compileHeader(
  environment: Environment,
  value: HeaderValue,
): (input: ExpressionInput) => HeaderValue {
  return typeof value === 'string' ? compileTemplate(environment, value, inHeader) : () => value;
}

type Body = (input: ExpressionInput) => JsonValue;

function compileBody(environment: Environment, body: JsonValue): Body {
  if (typeof body === 'string') {
    return soleExpression(environment, body) ?? compileTemplate(environment, body, plainText);
  }
  if (isJsonObject(body)) {
    const members = Object.entries(body).map(([name, value]): [string, Body] => [
      name,
      compileBody(environment, value),
    ]);
    return (input) => Object.fromEntries(members.map(([name, member]) => [name, member(input)]));
  }
  if (isList(body)) {
    const items = body.map((item) => compileBody(environment, item));
    return (input) => items.map((item) => item(input));
  }
  return () => body;
}

function isList(value: JsonValue): value is JsonArray {
  return Array.isArray(value);
}

function inUrl(value: JsonValue): string {
  const text = plainText(value);
  try {
    return encodeURIComponent(text);
  } catch {
    throw new ExpressionFault(text, 'cannot stand in a URL');
  }
}

function inHeader(value: JsonValue): string {
  const text = plainText(value);
  // What is not printable could begin another header, and what is not Latin-1 no client can send.
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(text)) throw new ExpressionFault(text, 'cannot stand in a header');
  return text;
}

/** Percent-encoding leaves dots alone; a value must not lead to another path of the same host. */
function withoutDotSegments(url: string, template: string): string {
  const [path = ''] = url.split(/[?#]/, 1);
  if (path.split('/').some((segment) => DOTS.test(segment))) {
    throw new ExpressionFault(template, 'leads to another path');
  }
  return url;
}

const DOTS = /^(\.|%2e){1,2}$/i;
