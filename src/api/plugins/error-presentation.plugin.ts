import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import type { RequestContext } from '../context/request-context.js';
import { logUnexpected } from '../errors/log-unexpected.js';
import { presentError } from '../errors/present-error.js';
import { askToRetry } from '../http/ask-to-retry.js';

/** Tells a caller of an operation's errors in the caller's language, and the log of those that are our fault. */
@Plugin()
export class ErrorPresentationPlugin implements ApolloServerPlugin<RequestContext> {
  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return {
      willSendResponse: async ({ errors, response, contextValue }) => {
        if (!errors || response.body.kind !== 'single') return;
        logUnexpected(errors, contextValue.requestId);
        const { singleResult } = response.body;
        singleResult.errors = errors.map((error) => presentError(error, contextValue));
        askToRetry(response.http, singleResult);
      },
    };
  }
}
