import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
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
        const variables = request.variables ?? {};
        this.gate.admit({ schema, document, operation, variables }, contextValue);
      },
    };
  }
}
