import { registerEnumType } from '@nestjs/graphql';

/** In whose name a rotation is approved. */
export const RotationSide = {
  FROM_DEPARTMENT: 'fromDepartment',
  TO_DEPARTMENT: 'toDepartment',
  HR: 'hr',
} as const;

export type RotationSide = (typeof RotationSide)[keyof typeof RotationSide];

registerEnumType(RotationSide, {
  name: 'RotationSide',
  description: 'In whose name a rotation is approved.',
  valuesMap: {
    FROM_DEPARTMENT: { description: 'The department that the person comes from.' },
    TO_DEPARTMENT: { description: 'The department that takes the person in.' },
    HR: { description: 'Human resources.' },
  },
});
