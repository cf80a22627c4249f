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

  @Field(() => String, {
    nullable: true,
    description:
      'Why to publish it although it is too large to be proved. Kept with the version; means nothing for one that can be proved.',
  })
  acknowledgeUnproved?: string | null;
}
