import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { UnauthenticatedError } from '../errors/unauthenticated.error.js';
import type { Principal } from '../../platform/auth/principal.js';
import type { RequestContext } from './request-context.js';

function contextOf(execution: ExecutionContext): RequestContext {
  return GqlExecutionContext.create(execution).getContext<RequestContext>();
}

/** The operation's context. */
export const Context = createParamDecorator((_: unknown, execution: ExecutionContext) =>
  contextOf(execution),
);

/** Who asks. Throws `UNAUTHENTICATED` where nobody signed in. */
export const Viewer = createParamDecorator((_: unknown, execution: ExecutionContext): Principal => {
  const { principal } = contextOf(execution);
  if (!principal) throw new UnauthenticatedError('TOKEN_MISSING');
  return principal;
});
