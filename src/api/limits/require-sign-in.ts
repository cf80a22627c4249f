import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import { UnauthenticatedError } from '../errors/unauthenticated.error.js';

/** Refuses an operation that asks for data on behalf of nobody; what the schema is, anybody may ask. */
export function requireSignIn(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  context: RequestContext,
): void {
  if (context.principal || isAboutSchemaOnly(document, operation.selectionSet)) return;
  throw new UnauthenticatedError('TOKEN_MISSING', context.locale);
}

/** Whether nothing but `__typename`, `__schema` and `__type` is asked for at the root. */
function isAboutSchemaOnly(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  seen = new Set<string>(),
): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value.startsWith('__');
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return isAboutSchemaOnly(document, selection.selectionSet, seen);
    }
    const name = selection.name.value;
    if (seen.has(name)) return true;
    seen.add(name);
    const fragment = findFragment(document, name);
    return fragment !== undefined && isAboutSchemaOnly(document, fragment.selectionSet, seen);
  });
}

function findFragment({ definitions }: DocumentNode, name: string): FragmentDefinitionNode | undefined {
  return definitions
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .find((fragment) => fragment.name.value === name);
}
