import { Kind, type DocumentNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import type { RequestContext } from '../context/request-context.js';
import { UnauthenticatedError } from '../errors/unauthenticated.error.js';

/** Refuses, before anything is executed, an operation that asks for data on behalf of nobody. */
export function requireSignIn(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  context: RequestContext,
): void {
  if (context.principal || isAboutSchemaOnly(document, operation.selectionSet, new Set())) return;
  throw new UnauthenticatedError('TOKEN_MISSING', context.locale);
}

/** Whether nothing but `__typename`, `__schema` and `__type` is asked for at the root. */
function isAboutSchemaOnly(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  seen: Set<string>,
): boolean {
  return selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value.startsWith('__');
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return isAboutSchemaOnly(document, selection.selectionSet, seen);
    }
    const name = selection.name.value;
    if (seen.has(name)) return true;
    seen.add(name);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    );
    return fragment !== undefined && 'selectionSet' in fragment && fragment.selectionSet !== undefined
      ? isAboutSchemaOnly(document, fragment.selectionSet, seen)
      : false;
  });
}
