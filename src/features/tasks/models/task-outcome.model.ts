import { Field, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: 'A way in which a task can end.' })
export class TaskOutcome {
  readonly titleText!: LocalizedText;

  @Field(() => String, { description: 'Its key in the playbook.' })
  key!: string;
}
