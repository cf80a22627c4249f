import { Field, ObjectType } from '@nestjs/graphql';
import { MutationPayload } from '../../../api/errors/mutation-payload.js';
import { PlaybookProblem } from './playbook-problem.model.js';
import { PlaybookVersion } from './playbook-version.model.js';

@ObjectType({ description: 'What publishing a playbook did.' })
export class PublishPlaybookPayload extends MutationPayload {
  @Field(() => PlaybookVersion, { nullable: true, description: 'The version; null where it was refused.' })
  playbookVersion?: PlaybookVersion | null;

  @Field(() => [PlaybookProblem], {
    nullable: true,
    description: 'What is odd in the file and probably not meant; null where it was refused.',
  })
  warnings?: PlaybookProblem[] | null;
}
