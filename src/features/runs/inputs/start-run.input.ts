import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { JSONObject } from '../../../api/scalars.js';
import type { JsonObject } from '../../../engine/json.js';

@InputType({ description: 'A run to start.' })
export class StartRunInput {
  @Field(() => ID, { description: "The team that is to run it; its members must fill the playbook's roles." })
  teamId!: string;

  @Field(() => String, { description: "The playbook's key." })
  playbookKey!: string;

  @Field(() => Int, { nullable: true, description: 'Which version of the playbook; by default the newest.' })
  version?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "What the team calls the run; by default the playbook's title.",
  })
  title?: string | null;

  @Field(() => JSONObject, {
    nullable: true,
    description: "What the playbook's input schema asks for. By default nothing.",
  })
  input?: JsonObject | null;

  @Field(() => String, {
    nullable: true,
    description: 'Makes a repeated request give the first answer again.',
  })
  idempotencyKey?: string | null;
}
