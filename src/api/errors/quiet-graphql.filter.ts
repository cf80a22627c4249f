import { Catch, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';

/**
 * Nest would log every exception of a resolver as an error of the server; refusals are none. What is our fault is logged
 * once, with the request id, where errors are presented.
 */
@Catch()
export class QuietGraphqlFilter extends BaseExceptionFilter {
  override catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw exception;
    // oxlint-disable-next-line promise/valid-params -- not a promise's `catch`
    super.catch(exception, host);
  }
}
