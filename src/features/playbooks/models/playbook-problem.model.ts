import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Problem } from '../../../engine/load/problem.js';
import type { Locale } from '../../../platform/localized-text.js';
import { pathSteps } from '../path-steps.js';

export enum ProblemSeverity {
  ERROR = 'error',
  WARNING = 'warning',
}

registerEnumType(ProblemSeverity, {
  name: 'ProblemSeverity',
  description: 'Whether a problem stands in the way.',
  valuesMap: {
    ERROR: { description: 'The playbook cannot be published with it.' },
    WARNING: {
      description: 'It is odd, and probably not meant; the playbook can be published all the same.',
    },
  },
});

@ObjectType({ description: 'Something wrong or odd in a playbook file.' })
export class PlaybookProblem {
  @Field(() => ProblemSeverity, { description: 'Whether it stands in the way.' })
  severity!: ProblemSeverity;

  @Field(() => String, { description: 'The stable code of the trouble.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, in the language of the caller.' })
  message!: string;

  @Field(() => [String], { description: 'The way to it within the file, outermost first.' })
  path!: string[];

  @Field(() => Int, { description: 'The line of the file, from 1.' })
  line!: number;

  @Field(() => Int, { description: 'The column of the line, from 1.' })
  column!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The fragment or base that it is in, as `parts[0]`; null for the playbook itself.',
  })
  file!: string | null;

  @Field(() => [String], {
    description:
      'What has to happen in a run for it, step by step from the start; empty where that says nothing.',
  })
  trace!: string[];
}

export function toPlaybookProblem(problem: Problem, locale: Locale): PlaybookProblem {
  const { code, line, column } = problem;
  const severity = problem.severity === 'error' ? ProblemSeverity.ERROR : ProblemSeverity.WARNING;
  const { file = null } = problem;
  const path = pathSteps(problem.path);
  const trace = (problem.trace ?? []).map((step) => step[locale]);
  return { severity, code, message: problem.message[locale], path, line, column, file, trace };
}
