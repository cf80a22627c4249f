import { Field, ID, InterfaceType } from '@nestjs/graphql';

/** Anything that can be fetched by its global id. Each model says its own GraphQL type in `__typename`. */
@InterfaceType({
  description: 'A record with a global id.',
  resolveType: (value: { __typename?: string }) => value.__typename,
})
export abstract class Node {
  @Field(() => ID, { description: 'The opaque global id.' })
  id!: string;
}
