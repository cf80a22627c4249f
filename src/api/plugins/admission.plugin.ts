import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import type { RequestContext } from '../context/request-context.js';
import { requireSignIn } from '../limits/require-sign-in.js';

/** Decides, before it is executed, whether an operation that came over HTTP is executed at all. */
@Plugin()
export class AdmissionPlugin implements ApolloServerPlugin<RequestContext> {
  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return {
      didResolveOperation: async ({ document, operation, contextValue }) => {
        if (operation) requireSignIn(document, operation, contextValue);
      },
    };
  }
}
