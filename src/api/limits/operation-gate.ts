import { Inject, Injectable } from '@nestjs/common';
import {
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { DomainError } from '../../platform/domain-error.js';
import type { RequestContext } from '../context/request-context.js';
import { API_LIMITS, type ApiLimits } from './api-limits.js';
import { findUnstorableText } from './find-unstorable-text.js';
import { measureOperation } from './measure-operation.js';
import { requireSignIn } from './require-sign-in.js';

/** An operation of a valid document, as it came in. */
export interface IncomingOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Decides, before it is executed, whether an operation is executed at all; the same for HTTP and WebSocket. */
@Injectable()
export class OperationGate {
  constructor(@Inject(API_LIMITS) private readonly limits: ApiLimits) {}

  /**
   * Throws a GraphQLError (HTTP 401 or 400) for an operation of nobody, one that is too deep, too wide or too costly, or
   * one with a text that the database could not keep: `UNAUTHENTICATED`, `QUERY_TOO_DEEP`, `QUERY_TOO_WIDE`,
   * `QUERY_TOO_COSTLY`, `TEXT_INVALID`.
   */
  admit({ schema, document, operation, variables }: IncomingOperation, context: RequestContext): void {
    requireSignIn(document, operation, context);
    const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    // Values that do not fit their variables: execution refuses them before it resolves anything.
    if (!coerced) return;
    const { depth, aliases, cost } = measureOperation({ schema, document, operation, variables: coerced });
    requireAtMost('QUERY_TOO_DEEP', depth, this.limits.maxDepth);
    requireAtMost('QUERY_TOO_WIDE', aliases, this.limits.maxAliases);
    requireAtMost('QUERY_TOO_COSTLY', cost, this.limits.maxCost);
    const path = findUnstorableText({ schema, document, operation, variables: coerced });
    if (path) throw refusal(new DomainError('TEXT_INVALID', {}, path));
  }
}

function requireAtMost(code: string, actual: number, most: number): void {
  if (actual <= most) return;
  throw refusal(new DomainError(code, { actual, most }));
}

function refusal(originalError: DomainError): GraphQLError {
  return new GraphQLError(originalError.code, { originalError, extensions: { http: { status: 400 } } });
}
