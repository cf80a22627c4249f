import { Logger } from '@nestjs/common';
import type { GraphQLError } from 'graphql';
import { isUnexpected } from './present-error.js';

const logger = new Logger('GraphQL');

/** Logs those of the errors that are our fault, with their stacks, under the id that the caller was given. */
export function logUnexpected(errors: readonly GraphQLError[], requestId: string): void {
  for (const error of errors.filter(isUnexpected)) {
    const cause = error.originalError ?? error;
    const where = error.path ? ` at ${error.path.join('.')}` : '';
    logger.error(`${cause.message} (request ${requestId}${where})`, cause.stack);
  }
}
