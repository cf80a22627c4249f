import { registerEnumType } from '@nestjs/graphql';
import type { AccessRole } from '../../../platform/auth/access-role.js';

/** The access roles of `src/platform/auth/access-role.ts` as the API names them. */
export const AccessRoleEnum = {
  MEMBER: 'member',
  LEAD: 'lead',
  HR: 'hr',
  EXEC: 'exec',
  AUTHOR: 'author',
  ADMIN: 'admin',
} as const satisfies Record<string, AccessRole>;

registerEnumType(AccessRoleEnum, {
  name: 'AccessRole',
  description: 'What somebody may do at large; what they may do to one record depends on the record too.',
  valuesMap: {
    MEMBER: { description: 'Does tasks in project teams.' },
    LEAD: { description: 'Forms and leads project teams, starts runs.' },
    HR: { description: 'Keeps people, skills, training and rotations.' },
    EXEC: { description: 'Reads everything.' },
    AUTHOR: { description: 'Writes and publishes playbooks.' },
    ADMIN: { description: 'May do everything.' },
  },
});
