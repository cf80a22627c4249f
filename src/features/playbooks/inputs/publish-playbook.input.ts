import { Field, InputType } from '@nestjs/graphql';

@InputType({ description: 'A playbook to publish.' })
export class PublishPlaybookInput {
  @Field(() => String, { description: 'The file, YAML 1.2 or JSON, at most 512 KiB.' })
  source!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Files of fragments and bases that it is made of, at most 20; those that came with Setpiece are known without.',
  })
  parts?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
