import { DomainError } from '../../platform/domain-error.js';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 90;

/** How long a service token may be valid. */
export const MOST_DAYS = 366;

/** When a new token expires: as wished, or after ninety days. Throws `EXPIRY_PAST` and `EXPIRY_TOO_FAR`. */
export function chooseExpiry(wish: Date | null, now: Date): Date {
  const expiry = wish ?? new Date(now.getTime() + DEFAULT_DAYS * DAY_MS);
  if (expiry <= now) throw new DomainError('EXPIRY_PAST', {}, ['expiresAt']);
  if (expiry.getTime() > now.getTime() + MOST_DAYS * DAY_MS) {
    throw new DomainError('EXPIRY_TOO_FAR', { days: MOST_DAYS }, ['expiresAt']);
  }
  return expiry;
}
