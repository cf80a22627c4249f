import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { DomainError } from '../../platform/domain-error.js';
import { addLogFields } from '../../platform/logging/log-context.js';
import type { RequestContext } from '../context/request-context.js';
import { OperationGate } from '../limits/operation-gate.js';

/** Holds operations that come over HTTP to the gate. */
@Plugin()
export class AdmissionPlugin implements ApolloServerPlugin<RequestContext> {
  constructor(private readonly gate: OperationGate) {}

  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return {
      didResolveOperation: async ({ schema, document, operation, request, contextValue }) => {
        if (!operation) return;
        addLogFields({ operation: operation.name?.value });
        const variables = request.variables ?? {};
        this.gate.admit({ schema, document, operation, variables }, contextValue);
        if (operation.operation === OperationTypeNode.SUBSCRIPTION) throw refusal();
      },
    };
  }
}

/** graphql-js would execute a subscription as if it were a query. */
function refusal(): GraphQLError {
  const originalError = new DomainError('SUBSCRIBE_BY_WEBSOCKET');
  return new GraphQLError(originalError.code, { originalError, extensions: { http: { status: 400 } } });
}
