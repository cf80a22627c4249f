import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { Logger } from '@nestjs/common';
import type { RequestContext } from '../context/request-context.js';
import { isUnexpected, presentError } from '../errors/present-error.js';

/** Tells a caller of an operation's errors in the caller's language, and the log of those that are our fault. */
@Plugin()
export class ErrorPresentationPlugin implements ApolloServerPlugin<RequestContext> {
  private readonly logger = new Logger('GraphQL');

  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return {
      willSendResponse: async ({ errors, response, contextValue, operationName }) => {
        if (!errors || response.body.kind !== 'single') return;
        for (const error of errors.filter(isUnexpected)) {
          const where = `${operationName ?? 'anonymous operation'}, request ${contextValue.requestId}`;
          this.logger.error(`${error.message} (${where})`, (error.originalError ?? error).stack);
        }
        response.body.singleResult.errors = errors.map((error) => presentError(error, contextValue));
      },
    };
  }
}
