import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  typeFromAST,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isStorable } from '../../platform/is-storable.js';

/** The scalars that are checked here. What is inside JSON is checked by whoever takes it, who knows the way to it. */
const TEXTS = new Set(['String', 'ID']);

type Path = readonly string[];

const LITERALS = new WeakMap<DocumentNode, { readonly schema: GraphQLSchema; readonly found: Path | null }>();

/** An operation with its variables coerced. */
interface CoercedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The way to the first text among the variables and arguments that the database could not keep; null for none. */
export function findUnstorableText({
  schema,
  document,
  operation,
  variables,
}: CoercedOperation): Path | null {
  for (const { variable, type: node } of operation.variableDefinitions ?? []) {
    const type: unknown = typeFromAST(schema, node);
    const name = variable.name.value;
    const found = isInputType(type) ? findInValue(type, variables[name], [name]) : null;
    if (found) return found;
  }
  return literalsOf(schema, document);
}

/** A document that comes again and again is looked through once: the server keeps its parsed form as long as this does. */
function literalsOf(schema: GraphQLSchema, document: DocumentNode): Path | null {
  const known = LITERALS.get(document);
  if (known?.schema === schema) return known.found;
  const found = findInLiterals(schema, document);
  LITERALS.set(document, { schema, found });
  return found;
}

function findInValue(given: GraphQLInputType, value: unknown, path: Path): Path | null {
  const type = getNullableType(given);
  if (isListType(type) && Array.isArray(value)) {
    return first(value.map((item, index) => () => findInValue(type.ofType, item, [...path, String(index)])));
  }
  if (isInputObjectType(type) && isRecord(value)) {
    const fields = Object.values(type.getFields());
    return first(
      fields.map((field) => () => findInValue(field.type, value[field.name], [...path, field.name])),
    );
  }
  return TEXTS.has(getNamedType(type).name) && isUnstorable(value) ? path : null;
}

function findInLiterals(schema: GraphQLSchema, document: DocumentNode): Path | null {
  const info = new TypeInfo(schema);
  let found: Path | null = null;
  const StringValue = ({ value }: { readonly value: string }): void => {
    const type = getNamedType(info.getInputType());
    if (type && TEXTS.has(type.name) && isUnstorable(value))
      found ??= [info.getArgument()?.name ?? type.name];
  };
  visit(document, visitWithTypeInfo(info, { StringValue }));
  return found;
}

function first(searches: readonly (() => Path | null)[]): Path | null {
  for (const search of searches) {
    const found = search();
    if (found) return found;
  }
  return null;
}

function isUnstorable(value: unknown): boolean {
  return typeof value === 'string' && !isStorable(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
