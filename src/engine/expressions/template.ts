import type { Environment } from '@marcbachmann/cel-js';
import type { JsonValue } from '../json.js';
import { compileExpression, type Expression, type ExpressionInput } from './expression.js';

/** A text in which `{{ … }}` stands for the value of a CEL expression. */
export interface Template {
  readonly parts: readonly TemplatePart[];
  /** True when an expression is begun and not ended. */
  readonly open: boolean;
}

export type TemplatePart =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'expression'; readonly cel: string };

const PLACEHOLDER = /\{\{([\s\S]*?)\}\}/g;

export function parseTemplate(source: string): Template {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of source.matchAll(PLACEHOLDER)) {
    if (match.index > end) parts.push({ kind: 'text', text: source.slice(end, match.index) });
    parts.push({ kind: 'expression', cel: (match[1] ?? '').trim() });
    end = match.index + match[0].length;
  }
  if (end < source.length) parts.push({ kind: 'text', text: source.slice(end) });
  return { parts, open: parts.some((part) => part.kind === 'text' && part.text.includes('{{')) };
}

/** The text with every value in its place, as `write` puts it. Throws when an expression fails. */
export function compileTemplate(
  environment: Environment,
  source: string,
  write: (value: JsonValue) => string,
): (input: ExpressionInput) => string {
  const parts = parseTemplate(source).parts.map((part) =>
    part.kind === 'text' ? part.text : compileExpression(environment, part.cel, 'dyn'),
  );
  return (input) => parts.map((part) => (typeof part === 'string' ? part : write(part(input)))).join('');
}

/** Of a text that is one expression and nothing else, that expression. */
export function soleExpression(environment: Environment, source: string): Expression | null {
  const [first, ...others] = parseTemplate(source).parts;
  return first?.kind === 'expression' && others.length === 0
    ? compileExpression(environment, first.cel, 'dyn')
    : null;
}

/** A value inside a longer text: a text as it is, anything else as JSON. */
export function plainText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
