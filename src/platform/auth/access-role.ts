/** What a person or a service token may do at large; what they may do to one record depends on the record too. */
export const ACCESS_ROLES = ['member', 'lead', 'hr', 'exec', 'author', 'admin'] as const;

export type AccessRole = (typeof ACCESS_ROLES)[number];

export function isAccessRole(value: unknown): value is AccessRole {
  return ACCESS_ROLES.some((role) => role === value);
}
