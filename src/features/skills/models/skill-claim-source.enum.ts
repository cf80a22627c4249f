import { registerEnumType } from '@nestjs/graphql';

/** Where a claim comes from, as the database writes it. */
export const SkillClaimSource = {
  SELF: 'self',
  MANAGER: 'manager',
  TRAINING: 'training',
  CERTIFICATE: 'certificate',
  ROTATION: 'rotation',
} as const;

export type SkillClaimSource = (typeof SkillClaimSource)[keyof typeof SkillClaimSource];

registerEnumType(SkillClaimSource, {
  name: 'SkillClaimSource',
  description: 'Where a skill claim comes from.',
  valuesMap: {
    SELF: { description: 'The person says so.' },
    MANAGER: { description: 'HR or a team lead of the person says so.' },
    TRAINING: { description: 'A training session was passed; recorded with its result.' },
    CERTIFICATE: { description: 'A certificate from outside shows it.' },
    ROTATION: { description: 'A rotation was evaluated; recorded with its evaluation.' },
  },
});
