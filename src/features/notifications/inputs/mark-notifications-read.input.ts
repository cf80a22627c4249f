import { Field, ID, InputType } from '@nestjs/graphql';

@InputType({ description: 'Which notifications of the viewer are read.' })
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: 'At most 100 of them; by default all.' })
  ids?: string[] | null;
}
