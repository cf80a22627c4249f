import {
  GraphQLError,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { DomainError } from '../../platform/domain-error.js';

/**
 * graphql-js takes any thrown error with a `path` array for one that it has located already, and a `DomainError` has
 * one: its path within the input. Wrapped, a refusal gets its place in the document and in the answer like any error.
 */
export function locateRefusals(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) && !type.name.startsWith('__')) {
      for (const field of Object.values(type.getFields())) wrapResolvers(field);
    }
  }
  return schema;
}

function wrapResolvers(field: GraphQLField<unknown, unknown>): void {
  if (field.resolve) field.resolve = wrapping(field.resolve);
  if (field.subscribe) field.subscribe = wrapping(field.subscribe);
}

function wrapping(resolve: GraphQLFieldResolver<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
  return (...call) => {
    try {
      const result: unknown = resolve(...call);
      return result instanceof Promise ? result.catch(rethrow) : result;
    } catch (error) {
      return rethrow(error);
    }
  };
}

function rethrow(error: unknown): never {
  if (error instanceof DomainError) throw new GraphQLError(error.message, { originalError: error });
  throw error;
}
