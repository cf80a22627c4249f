import type { GraphQLSchema } from 'graphql';

/** Nest makes the root types by itself, and gives them no description. */
export function describeRoots(schema: GraphQLSchema): GraphQLSchema {
  const descriptions = [
    [schema.getQueryType(), 'What can be read. Everything but the schema itself needs a bearer token.'],
    [schema.getMutationType(), 'What can be done. A refusal comes as `userErrors` of the payload.'],
    [schema.getSubscriptionType(), 'What can be followed, over a WebSocket (graphql-transport-ws).'],
  ] as const;
  for (const [type, description] of descriptions) {
    if (type) type.description = description;
  }
  return schema;
}
