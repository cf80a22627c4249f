import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { DomainError } from '../../platform/domain-error.js';
import type { RequestContext } from '../context/request-context.js';
import type { OperationGate } from '../limits/operation-gate.js';

export interface SubscriptionHost {
  readonly schema: GraphQLSchema;
  readonly gate: OperationGate;
  readonly maxTokens: number;
}

/** Parses, validates and admits a subscription; throws a GraphQLError, or gives the errors of an invalid document. */
export function prepareSubscription(
  { schema, gate, maxTokens }: SubscriptionHost,
  { query, operationName, variables }: SubscribePayload,
  context: RequestContext,
): ExecutionArgs | readonly GraphQLError[] {
  const document = parseDocument(query, maxTokens);
  const invalid = validate(schema, document, specifiedRules);
  if (invalid.length > 0) return invalid.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
    throw new DomainError('SUBSCRIPTIONS_ONLY');
  }
  const variableValues = variables ?? {};
  gate.admit({ schema, document, operation, variables: variableValues }, context);
  return { schema, document, operationName, variableValues, contextValue: context };
}

function parseDocument(query: string, maxTokens: number): DocumentNode {
  try {
    return parse(query, { maxTokens });
  } catch (error) {
    throw error instanceof GraphQLError ? withCode(error, 'GRAPHQL_PARSE_FAILED') : error;
  }
}

function withCode({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes, source, positions, extensions: { code } });
}
