import { checkText } from '../../platform/check-input.js';
import { DomainError } from '../../platform/domain-error.js';

const LOGIN = /^[a-z0-9][a-z0-9._-]*$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** A login; throws `INVALID_LOGIN`. It never holds an @, so no login is an e-mail address. */
export function checkLogin(value: string, path: readonly string[]): string {
  const login = checkText(value, path, 60);
  if (!LOGIN.test(login)) throw new DomainError('INVALID_LOGIN', { login }, path);
  return login;
}

/** An e-mail address in lower case, as they are compared; throws `INVALID_EMAIL`. */
export function checkEmail(value: string, path: readonly string[]): string {
  const email = checkText(value, path).toLowerCase();
  if (!EMAIL.test(email)) throw new DomainError('INVALID_EMAIL', { email }, path);
  return email;
}
