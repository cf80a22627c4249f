import { Field, ObjectType } from '@nestjs/graphql';
import { DomainError } from '../../platform/domain-error.js';
import type { RequestContext } from '../context/request-context.js';
import { toUserErrors } from './to-user-errors.js';
import { UserError } from './user-error.model.js';

/** What every mutation's payload has: `class StartRunPayload extends MutationPayload { … }`. */
@ObjectType({ isAbstract: true })
export abstract class MutationPayload {
  @Field(() => [UserError], { description: 'Why nothing was done; empty where it was done.' })
  userErrors!: UserError[];
}

/** Runs a use case and gives its payload; a refusal becomes the payload's `userErrors`, anything else is thrown. */
export async function answer<Payload extends object>(
  context: RequestContext,
  useCase: () => Promise<Payload>,
): Promise<Partial<Payload> & MutationPayload> {
  try {
    const payload = await useCase();
    // What this operation loaded before (an earlier mutation's payload) may be out of date now.
    context.loaders.clear();
    // Not a copy: a payload may have getters, so that only what the client asks for is read.
    return Object.assign(payload, { userErrors: [] });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const userErrors: UserError[] = toUserErrors(error, context.locale);
    return { userErrors } as Partial<Payload> & MutationPayload;
  }
}
