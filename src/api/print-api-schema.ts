import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';

/** The schema as it is committed in docs/schema.graphql. */
export function printApiSchema(schema: GraphQLSchema): string {
  return `# Written by \`npm run schema\`; not to be edited.\n\n${printSchema(lexicographicSortSchema(schema))}\n`;
}
