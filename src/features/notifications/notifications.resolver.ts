import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import type { Principal } from '../../platform/auth/principal.js';
import { MarkNotificationsReadInput } from './inputs/mark-notifications-read.input.js';
import { NotificationsArgs } from './inputs/notifications.args.js';
import { MarkNotificationsReadPayload } from './models/mark-notifications-read.payload.js';
import { NotificationConnection, toNotification, type Notification } from './models/notification.model.js';
import { NotificationsService } from './notifications.service.js';

@Resolver()
export class NotificationsResolver {
  constructor(private readonly service: NotificationsService) {}

  @Query(() => NotificationConnection, {
    description: 'What the viewer was told, the latest first. Empty for services.',
  })
  async notifications(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args() args: NotificationsArgs,
  ): Promise<Connection<Notification>> {
    const page = openPage(context, args, ['instant', 'id']);
    const { personId } = viewer;
    const criteria = personId === null ? null : { personId, unreadOnly: args.unreadOnly };
    return toConnection(page, criteria ? await this.service.list(criteria, page) : [], {
      cursor: (notification) => [notification.createdAt.toISOString(), notification.id],
      node: toNotification,
      count: async () => (criteria ? this.service.count(criteria) : 0),
    });
  }

  @Mutation(() => MarkNotificationsReadPayload, {
    description: "Marks the viewer's own notifications as read.",
  })
  markNotificationsRead(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => MarkNotificationsReadInput, description: 'Which of them.' })
    input: MarkNotificationsReadInput,
  ): Promise<MarkNotificationsReadPayload> {
    return answer(context, async () => {
      const marked = await this.service.markRead(viewer, input.ids ?? null);
      const unread = viewer.personId
        ? await this.service.count({ personId: viewer.personId, unreadOnly: true })
        : 0;
      return { marked, unread };
    });
  }
}
