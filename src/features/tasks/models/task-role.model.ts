import { Field, ObjectType } from '@nestjs/graphql';
import type { LocalizedText } from '../../../platform/localized-text.js';

@ObjectType({ description: 'A role of the playbook that a task falls to.' })
export class TaskRole {
  readonly titleText!: LocalizedText;

  @Field(() => String, { description: 'Its key in the playbook.' })
  key!: string;
}
