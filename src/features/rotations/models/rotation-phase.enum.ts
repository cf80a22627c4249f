import { registerEnumType } from '@nestjs/graphql';

/** How far a rotation has come, as the database writes it. */
export const RotationPhase = {
  PROPOSED: 'proposed',
  APPROVED: 'approved',
  STARTED: 'started',
  ENDED: 'ended',
  EVALUATED: 'evaluated',
  RETURNED: 'returned',
  STAYED: 'stayed',
  REJECTED: 'rejected',
  CANCELLED: 'cancelled',
} as const;

export type RotationPhase = (typeof RotationPhase)[keyof typeof RotationPhase];

registerEnumType(RotationPhase, {
  name: 'RotationPhase',
  description: 'How far a rotation has come.',
  valuesMap: {
    PROPOSED: { description: 'Waits for the approvals of both departments and of HR.' },
    APPROVED: { description: 'Approved by all three; starts once it has a mentor and objectives.' },
    STARTED: { description: 'The person works in the other department.' },
    ENDED: { description: 'The work there has ended; the evaluation is due.' },
    EVALUATED: { description: 'Evaluated; what follows, returning or staying, is to be decided.' },
    RETURNED: { description: 'The person went back to the old department.' },
    STAYED: { description: 'The person stayed and belongs to the other department now.' },
    REJECTED: { description: 'A department or HR refused it.' },
    CANCELLED: { description: 'Given up before it started.' },
  },
});
