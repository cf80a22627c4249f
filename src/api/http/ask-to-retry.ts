import type { HTTPGraphQLHead } from '@apollo/server';
import type { FormattedExecutionResult } from 'graphql';

/** What `Retry-After` says: the troubles that pass do so within seconds, and callers should not all come back at once. */
export const RETRY_AFTER_SECONDS = '2';

/**
 * Tells HTTP what `retryable` tells GraphQL: `Retry-After` where an error passes, and 503 where nothing of the operation
 * was answered, so that proxies, balancers and plain HTTP clients know too.
 */
export function askToRetry(head: HTTPGraphQLHead, { data, errors = [] }: FormattedExecutionResult): void {
  const retryable = errors.filter(({ extensions }) => extensions?.['retryable'] === true);
  if (retryable.length === 0) return;
  head.headers.set('retry-after', RETRY_AFTER_SECONDS);
  const isNothingAnswered = data == null || Object.values(data).every((field) => field === null);
  if (isNothingAnswered && retryable.length === errors.length) head.status = 503;
}
