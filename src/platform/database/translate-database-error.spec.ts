import { CodedError } from '../errors/coded-error.js';
import { DatabaseUnavailableError } from './database.errors.js';
import { translateDatabaseError } from './translate-database-error.js';

function failure(code: string, message = 'as the driver says it'): Error {
  return Object.assign(new Error(message), { code });
}

describe('translateDatabaseError', () => {
  it.each([
    ['no space on the disk', '53100', 'DATABASE_FULL'],
    ['a standby, or a database made read-only', '25006', 'DATABASE_READ_ONLY'],
    ['no memory', '53200', 'DATABASE_UNAVAILABLE'],
    ['no connection left', '53300', 'DATABASE_UNAVAILABLE'],
    ['a file that cannot be written', '58030', 'DATABASE_UNAVAILABLE'],
    ['a server that shuts down', '57P01', 'DATABASE_UNAVAILABLE'],
    ['a transaction that stood idle', '25P03', 'DATABASE_UNAVAILABLE'],
    ['a broken connection', '08006', 'DATABASE_UNAVAILABLE'],
    ['a refused connection', 'ECONNREFUSED', 'DATABASE_UNAVAILABLE'],
    ['a statement that took too long', '57014', 'DATABASE_TIMEOUT'],
    ['a lock that was not waited for', '55P03', 'DATABASE_CONFLICT'],
    ['a deadlock', '40P01', 'DATABASE_CONFLICT'],
    ['a statement whose name a pooler lost', '26000', 'DATABASE_CONFLICT'],
  ])('calls %s (%s) retryable: %s', (_, state, code) => {
    const translated = translateDatabaseError(failure(state));

    expect(translated).toBeInstanceOf(CodedError);
    expect(translated).toMatchObject({ code, retryable: true });
  });

  it.each(['23505', '22P02', '42601', 'EBADF'])(
    'leaves %s, which is about the statement, as it is',
    (state) => {
      const error = failure(state);

      expect(translateDatabaseError(error)).toBe(error);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'timeout exceeded when trying to connect',
    'Client has encountered a connection error and is not queryable',
  ])('knows “%s”, for which the driver has no code', (message) => {
    expect(translateDatabaseError(new Error(message))).toBeInstanceOf(DatabaseUnavailableError);
  });
});
