import { registerEnumType } from '@nestjs/graphql';

/** What became of an enrolment, as the database writes it. */
export const EnrolmentStatus = {
  ENROLLED: 'enrolled',
  CANCELLED: 'cancelled',
  PASSED: 'passed',
  FAILED: 'failed',
  ABSENT: 'absent',
} as const;

export type EnrolmentStatus = (typeof EnrolmentStatus)[keyof typeof EnrolmentStatus];

registerEnumType(EnrolmentStatus, {
  name: 'EnrolmentStatus',
  description: 'What became of an enrolment.',
  valuesMap: {
    ENROLLED: { description: 'The person has a seat; no result yet.' },
    CANCELLED: { description: 'The seat was given back, or the session was cancelled.' },
    PASSED: { description: 'Passed: a certificate was issued and the skill claimed.' },
    FAILED: { description: 'Took part, but did not pass.' },
    ABSENT: { description: 'Did not come.' },
  },
});

/** The statuses that are results. */
export const TrainingResult = {
  PASSED: EnrolmentStatus.PASSED,
  FAILED: EnrolmentStatus.FAILED,
  ABSENT: EnrolmentStatus.ABSENT,
} as const;

export type TrainingResult = (typeof TrainingResult)[keyof typeof TrainingResult];

registerEnumType(TrainingResult, {
  name: 'TrainingResult',
  description: 'The result of a session for one person.',
  valuesMap: {
    PASSED: { description: 'Passed: issues the certificate and claims the skill.' },
    FAILED: { description: 'Took part, but did not pass.' },
    ABSENT: { description: 'Did not come.' },
  },
});
