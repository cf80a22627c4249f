import { Field, ObjectType } from '@nestjs/graphql';
import type { Locale } from '../../../platform/localized-text.js';
import type { CheckedPlaybook } from '../check-playbook.service.js';
import { PlaybookProof, toPlaybookProof } from './playbook-proof.model.js';
import { PlaybookProblem, toPlaybookProblem } from './playbook-problem.model.js';

@ObjectType({ description: 'What checking a playbook file found.' })
export class PlaybookCheck {
  @Field(() => Boolean, { description: 'Whether nothing in the file stands in the way of publishing it.' })
  valid!: boolean;

  @Field(() => [PlaybookProblem], { description: 'Everything wrong or odd, by line.' })
  problems!: PlaybookProblem[];

  @Field(() => PlaybookProof, {
    nullable: true,
    description: 'What proving it came to; null for a file with errors, of which nothing can be proved.',
  })
  proof!: PlaybookProof | null;
}

export function toPlaybookCheck({ problems, proof }: CheckedPlaybook, locale: Locale): PlaybookCheck {
  return {
    valid: proof !== null && problems.every(({ severity }) => severity !== 'error'),
    problems: problems.map((problem) => toPlaybookProblem(problem, locale)),
    proof: proof && toPlaybookProof(proof),
  };
}
