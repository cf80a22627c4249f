import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Proof } from '../../../engine/verify/proof-of.js';

export enum ProofVerdict {
  SOUND = 'sound',
  UNSOUND = 'unsound',
  TOO_LARGE = 'tooLarge',
}

registerEnumType(ProofVerdict, {
  name: 'ProofVerdict',
  description: 'What proving a playbook came to.',
  valuesMap: {
    SOUND: { description: 'Everything that can happen was looked at, and nothing stands in the way.' },
    UNSOUND: { description: 'Something can happen that must not; the problems say what, and how.' },
    TOO_LARGE: {
      description: 'Nothing was found, and not everything was looked at: it is published only with a reason.',
    },
  },
});

@ObjectType({ description: 'What walking through everything that can happen to a run came to.' })
export class PlaybookProof {
  @Field(() => ProofVerdict, { description: 'What it came to.' })
  verdict!: ProofVerdict;

  @Field(() => Int, { description: 'How many different situations of a run were looked at.' })
  configurations!: number;
}

export function toPlaybookProof({ verdict, configurations }: Proof): PlaybookProof {
  const verdicts = {
    sound: ProofVerdict.SOUND,
    unsound: ProofVerdict.UNSOUND,
    tooLarge: ProofVerdict.TOO_LARGE,
  };
  return { verdict: verdicts[verdict], configurations };
}
