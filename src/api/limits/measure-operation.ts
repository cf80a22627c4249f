import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How much an operation asks for, before anything of it is executed. */
export interface OperationMeasure {
  /** Levels of nested fields. */
  readonly depth: number;
  readonly aliases: number;
  /** Objects that it may fetch at most: lists count as long as their `first` or `ids` allow, or as ten where nothing says. */
  readonly cost: number;
}

export interface MeasuredOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced, with defaults filled in. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const ASSUMED_LIST_LENGTH = 10;
const NOTHING: OperationMeasure = { depth: 0, aliases: 0, cost: 0 };

/**
 * Measures a valid operation. A fragment is measured once for each page size that it is used under, however often it is
 * spread, so that a document cannot make the measuring itself costly. Introspection is free: graphql-js bounds it.
 */
export function measureOperation(measured: MeasuredOperation): OperationMeasure {
  const root = measured.schema.getRootType(measured.operation.operation);
  if (!root) return NOTHING;
  return new Meter(measured).selectionSet(measured.operation.selectionSet, root, null);
}

/** Walks selections; `pageSize` is how long the lists of the type at hand are at most, where its parent said so. */
class Meter {
  private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  private readonly known = new Map<string, OperationMeasure>();

  constructor(private readonly measured: MeasuredOperation) {
    const fragments = measured.document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
    this.fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  selectionSet(
    { selections }: SelectionSetNode,
    type: GraphQLNamedType,
    pageSize: number | null,
  ): OperationMeasure {
    const parts = selections.map((selection) => this.selection(selection, type, pageSize));
    return {
      depth: Math.max(0, ...parts.map((part) => part.depth)),
      aliases: parts.reduce((sum, part) => sum + part.aliases, 0),
      cost: parts.reduce((sum, part) => sum + part.cost, 0),
    };
  }

  private selection(
    selection: SelectionNode,
    type: GraphQLNamedType,
    pageSize: number | null,
  ): OperationMeasure {
    if (selection.kind === Kind.FIELD) return this.field(selection, type, pageSize);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.fragment(selection.name.value, pageSize);
    const condition = selection.typeCondition && typeFromAST(this.measured.schema, selection.typeCondition);
    return this.selectionSet(selection.selectionSet, condition ?? type, pageSize);
  }

  private fragment(name: string, pageSize: number | null): OperationMeasure {
    const key = `${name} ${pageSize}`;
    const fragment = this.fragments.get(name);
    const type = fragment && typeFromAST(this.measured.schema, fragment.typeCondition);
    if (!fragment || !type) return NOTHING;
    const measure = this.known.get(key) ?? this.selectionSet(fragment.selectionSet, type, pageSize);
    this.known.set(key, measure);
    return measure;
  }

  private field(node: FieldNode, parent: GraphQLNamedType, pageSize: number | null): OperationMeasure {
    const aliases = node.alias ? 1 : 0;
    const field = fieldOf(parent, node.name.value);
    if (!field) return { ...NOTHING, aliases };
    const args = this.argumentsOf(field, node);
    const isList = isListType(getNullableType(field.type));
    const own = ownPageSize(args);
    const inner = node.selectionSet
      ? this.selectionSet(node.selectionSet, getNamedType(field.type), isList ? null : own)
      : NOTHING;
    const times = isList ? (own ?? pageSize ?? ASSUMED_LIST_LENGTH) : 1;
    return {
      depth: inner.depth + 1,
      aliases: inner.aliases + aliases,
      cost: times * (ownCost(field) + inner.cost),
    };
  }

  private argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Record<string, unknown> {
    try {
      return getArgumentValues(field, node, this.measured.variables);
    } catch {
      // A variable that the argument cannot take: execution will say so, and fetch nothing for the field.
      return {};
    }
  }
}

function fieldOf(type: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

function ownPageSize({ first, ids }: Record<string, unknown>): number | null {
  if (typeof first === 'number') return Math.max(0, first);
  return Array.isArray(ids) ? ids.length : null;
}

function ownCost(field: GraphQLField<unknown, unknown>): number {
  const { complexity } = field.extensions;
  if (typeof complexity === 'number') return complexity;
  return isCompositeType(getNamedType(field.type)) ? 1 : 0;
}
