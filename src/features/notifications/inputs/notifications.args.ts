import { ArgsType, Field } from '@nestjs/graphql';
import { PageArgs } from '../../../api/connections/page.args.js';

/** Which of the viewer's notifications. */
@ArgsType()
export class NotificationsArgs extends PageArgs {
  @Field(() => Boolean, { description: 'Whether only those that are not read yet.', defaultValue: false })
  unreadOnly!: boolean;
}
