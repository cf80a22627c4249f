import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import Negotiator from 'negotiator';
import type { RequestContext } from '../context/request-context.js';

/**
 * Clients that do not know `application/graphql-response+json` take a status of 4xx for a fault of the transport, and so
 * the GraphQL-over-HTTP specification would have refusals of the document answered with 200 for `application/json`.
 */
@Plugin()
export class HttpStatusPlugin implements ApolloServerPlugin<RequestContext> {
  async requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return {
      willSendResponse: async ({ request, response }) => {
        const accept = request.http?.headers.get('accept');
        if (response.http.status === 400 && isAnsweredAsPlainJson(accept)) response.http.status = 200;
      },
    };
  }
}

function isAnsweredAsPlainJson(accept: string | undefined): boolean {
  const negotiator = new Negotiator({ headers: { accept } });
  const offered = ['application/json', 'application/graphql-response+json'];
  return negotiator.mediaType(offered) === 'application/json';
}
