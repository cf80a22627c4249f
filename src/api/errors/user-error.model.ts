import { Field, Int, InterfaceType, ObjectType } from '@nestjs/graphql';

/** Why a mutation did nothing, in a form that a client can act on. */
@InterfaceType({
  description: 'Why a mutation did nothing. Match on `code`, show `message`, and point at `path`.',
  resolveType: (error: { __typename: string }) => error.__typename,
})
export abstract class UserError {
  @Field(() => String, { description: 'The stable code of the trouble.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, in the language of the caller.' })
  message!: string;

  @Field(() => [String], { description: 'The way to the trouble within the input, outermost first.' })
  path!: string[];
}

@ObjectType('InvalidInputError', {
  implements: () => [UserError],
  description: 'The input is not acceptable.',
})
export class InvalidInputError extends UserError {}

@ObjectType('NotFoundError', {
  implements: () => [UserError],
  description: 'A record that the input names does not exist.',
})
export class NotFoundUserError extends UserError {}

@ObjectType('PermissionDeniedError', {
  implements: () => [UserError],
  description: 'The viewer may not do this.',
})
export class PermissionDeniedUserError extends UserError {}

@ObjectType('StaleVersionError', {
  implements: () => [UserError],
  description: 'The record has moved on since the version that the caller saw.',
})
export class StaleVersionUserError extends UserError {
  @Field(() => Int, { description: 'The version that the record has now.' })
  currentVersion!: number;
}

@ObjectType('TransitionNotAllowedError', {
  implements: () => [UserError],
  description: 'The chart does not take this event in its present states.',
})
export class TransitionNotAllowedUserError extends UserError {
  @Field(() => [String], { description: 'The events that it does take now.' })
  allowedEvents!: string[];
}

@ObjectType('RolesNotFilledError', {
  implements: () => [UserError],
  description: 'The team does not fill all roles of the playbook.',
})
export class RolesNotFilledUserError extends UserError {
  @Field(() => [String], { description: 'The keys of the roles that nobody fills as they must be filled.' })
  missingRoles!: string[];
}

@ObjectType('IdempotencyConflictError', {
  implements: () => [UserError],
  description: 'The idempotency key was used before for a request with other content.',
})
export class IdempotencyConflictUserError extends UserError {}

@ObjectType('PlaybookProblemError', {
  implements: () => [UserError],
  description: 'A problem in a playbook file.',
})
export class PlaybookProblemUserError extends UserError {
  @Field(() => Int, { description: 'The line of the file, from 1.' })
  line!: number;

  @Field(() => Int, { description: 'The column of the line, from 1.' })
  column!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The fragment or base that it is in, as `parts[0]`; null for the playbook itself.',
  })
  file?: string | null;
}

export const USER_ERROR_TYPES = [
  InvalidInputError,
  NotFoundUserError,
  PermissionDeniedUserError,
  StaleVersionUserError,
  TransitionNotAllowedUserError,
  RolesNotFilledUserError,
  IdempotencyConflictUserError,
  PlaybookProblemUserError,
];
