import type { AccessRole } from './access-role.js';

/** The one on whose behalf a request runs: a person who signed in, or a service with a token of its own. */
export interface Principal {
  readonly kind: 'person' | 'service';
  /** Unique over both kinds: `person:<uuid>` or `service:<uuid>`. */
  readonly id: string;
  /** The person's uuid; null for a service. */
  readonly personId: string | null;
  /** The department of the person (uuid); null for a service. */
  readonly departmentId: string | null;
  readonly name: string;
  readonly roles: ReadonlySet<AccessRole>;
}

/** Whether the principal holds one of the roles; an admin holds them all. */
export function hasRole(principal: Principal, ...roles: readonly AccessRole[]): boolean {
  return principal.roles.has('admin') || roles.some((role) => principal.roles.has(role));
}
