import { Field, ObjectType } from '@nestjs/graphql';
import type { LoadResult } from '../../../engine/load/load-result.js';
import type { Locale } from '../../../platform/localized-text.js';
import { PlaybookProblem, toPlaybookProblem } from './playbook-problem.model.js';

@ObjectType({ description: 'What checking a playbook file found.' })
export class PlaybookCheck {
  @Field(() => Boolean, { description: 'Whether nothing in the file stands in the way of publishing it.' })
  valid!: boolean;

  @Field(() => [PlaybookProblem], { description: 'Everything wrong or odd, by line.' })
  problems!: PlaybookProblem[];
}

export function toPlaybookCheck(result: LoadResult, locale: Locale): PlaybookCheck {
  const problems = result.ok ? result.warnings : result.problems;
  return { valid: result.ok, problems: problems.map((problem) => toPlaybookProblem(problem, locale)) };
}
