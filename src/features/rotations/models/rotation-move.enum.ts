import { registerEnumType } from '@nestjs/graphql';

/** What can be done to a rotation. */
export const RotationMove = {
  APPROVE_FROM_DEPARTMENT: 'approveFromDepartment',
  APPROVE_TO_DEPARTMENT: 'approveToDepartment',
  APPROVE_HR: 'approveHr',
  REJECT: 'reject',
  PREPARE: 'prepare',
  START: 'start',
  REVIEW: 'review',
  EXTEND: 'extend',
  END: 'end',
  EVALUATE: 'evaluate',
  RETURN: 'return',
  STAY: 'stay',
  CANCEL: 'cancel',
} as const;

export type RotationMove = (typeof RotationMove)[keyof typeof RotationMove];

registerEnumType(RotationMove, {
  name: 'RotationMove',
  description: 'What can be done to a rotation.',
  valuesMap: {
    APPROVE_FROM_DEPARTMENT: { description: 'approveRotation as FROM_DEPARTMENT.' },
    APPROVE_TO_DEPARTMENT: { description: 'approveRotation as TO_DEPARTMENT.' },
    APPROVE_HR: { description: 'approveRotation as HR.' },
    REJECT: { description: 'rejectRotation.' },
    PREPARE: { description: 'prepareRotation.' },
    START: { description: 'startRotation.' },
    REVIEW: { description: 'reviewRotation.' },
    EXTEND: { description: 'extendRotation.' },
    END: { description: 'endRotation.' },
    EVALUATE: { description: 'evaluateRotation.' },
    RETURN: { description: 'returnRotation.' },
    STAY: { description: 'stayRotation.' },
    CANCEL: { description: 'cancelRotation.' },
  },
});
