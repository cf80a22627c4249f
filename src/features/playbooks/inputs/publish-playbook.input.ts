import { Field, InputType } from '@nestjs/graphql';

@InputType({ description: 'A playbook to publish.' })
export class PublishPlaybookInput {
  @Field(() => String, { description: 'The file, YAML 1.2 or JSON, at most 512 KiB.' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
