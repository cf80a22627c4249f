import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { translateDatabaseError } from '../../platform/database/translate-database-error.js';
import { DomainError, type MessageValues } from '../../platform/domain-error.js';
import { CodedError } from '../../platform/errors/coded-error.js';
import type { Locale } from '../../platform/localized-text.js';
import { messageOf } from '../messages/catalogue.js';
import { UnauthenticatedError } from './unauthenticated.error.js';

/** To whom an error is told, and under which id the server's log has it. */
export interface Addressee {
  readonly locale: Locale;
  readonly requestId: string;
}

interface Description {
  readonly code: string;
  readonly message: string;
  readonly [extension: string]: unknown;
}

/**
 * A top-level error as the caller may see it: refusals and mistakes of the request with their code, in the caller's
 * language; anything else masked as `INTERNAL_SERVER_ERROR`. Never a stack, a statement or a path of the server.
 */
export function presentError(error: GraphQLError, { locale, requestId }: Addressee): GraphQLFormattedError {
  const { message, ...extensions } = describe(error, locale);
  const { locations, path } = error.toJSON();
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { ...extensions, requestId },
  };
}

function describe(error: GraphQLError, locale: Locale): Description {
  const causes = causesOf(error);
  for (const cause of causes) {
    const description = describeOwn(cause, locale);
    if (description) return description;
  }
  const most = mostTokens(error);
  if (most !== null) return byCode('QUERY_TOO_LONG', locale, { most });
  const mistake = describeVariable(error, locale);
  if (mistake) return mistake;
  const coded = causes.find(isCodedByGraphQL);
  if (coded) return { code: String(coded.extensions.code), message: coded.message };
  const innermost = causes.at(-1);
  if (innermost instanceof GraphQLError && innermost.message.startsWith('Argument "')) {
    return { code: 'BAD_USER_INPUT', message: innermost.message };
  }
  return byCode('INTERNAL_SERVER_ERROR', locale);
}

function describeOwn(cause: Error, locale: Locale): Description | null {
  if (cause instanceof DomainError) return describeRefusal(cause, locale);
  if (cause instanceof UnauthenticatedError) {
    const { reason } = cause;
    return { code: 'UNAUTHENTICATED', reason, message: messageOf(reason)[locale] };
  }
  // What TypeORM throws by itself has not been translated yet.
  const failure = translateDatabaseError(cause);
  if (!(failure instanceof CodedError && failure.retryable)) return null;
  const code = failure.code === 'DATABASE_UNAVAILABLE' ? 'SERVICE_UNAVAILABLE' : failure.code;
  return { ...byCode(code, locale), retryable: true };
}

function describeRefusal({ code, values, path, detail }: DomainError, locale: Locale): Description {
  const problems = detail.problems?.map((problem) => ({ ...problem, message: problem.message[locale] }));
  return {
    code,
    message: messageOf(code, values)[locale],
    ...(path.length > 0 && { argumentPath: path }),
    ...(problems && { problems }),
  };
}

/** graphql-js has no code of its own for a parse that it gave up at the token limit. */
function mostTokens({ message }: Error): number | null {
  const limit = /^Syntax Error: Document contains more that? (\d+) tokens/.exec(message)?.[1];
  return limit === undefined ? null : Number(limit);
}

/** What graphql-js says of a variable that does not fit its type: where, in the caller's language, and its own reason. */
function describeVariable({ message }: Error, locale: Locale): Description | null {
  if (message.startsWith('Too many errors processing variables')) return byCode('TOO_MANY_MISTAKES', locale);
  const found = /^Variable "\$(\w+)" got invalid value .*?(?: at "([\w.[\]]+)")?; (.*)$/s.exec(message);
  if (!found) return null;
  const [, name = '', place = name, reason = ''] = found;
  const code = 'BAD_USER_INPUT';
  return {
    code,
    message: messageOf(code, { place, reason })[locale],
    variablePath: place.split(/[.[\]]+/).filter((step) => step !== ''),
  };
}

function byCode(code: string, locale: Locale, values: MessageValues = {}): Description {
  return { code, message: messageOf(code, values)[locale] };
}

function causesOf(error: GraphQLError): Error[] {
  const causes: Error[] = [error];
  for (let cause = error.originalError; cause;) {
    causes.push(cause);
    cause = cause instanceof GraphQLError ? cause.originalError : undefined;
  }
  return causes;
}

function isCodedByGraphQL(cause: Error): cause is GraphQLError {
  const code = cause instanceof GraphQLError ? cause.extensions.code : undefined;
  return typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR';
}
