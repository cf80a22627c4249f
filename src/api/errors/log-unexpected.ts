import { Logger } from '@nestjs/common';
import type { GraphQLError } from 'graphql';
import { presentError } from './present-error.js';

const logger = new Logger('GraphQL');

/**
 * Logs what an operator should know of an operation's errors, under the id that the caller was given: our own faults with
 * their stacks, and what could not be reached. Refusals are nobody's fault.
 */
export function logUnexpected(errors: readonly GraphQLError[], requestId: string): void {
  for (const error of errors) {
    const { extensions } = presentError(error, { locale: 'en', requestId });
    const cause = error.originalError ?? error;
    const where = error.path ? ` at ${error.path.join('.')}` : '';
    const text = `${cause.message} (request ${requestId}${where})`;
    if (extensions?.['code'] === 'INTERNAL_SERVER_ERROR') logger.error(text, cause.stack);
    else if (extensions?.['retryable'] === true) logger.warn(text);
  }
}
