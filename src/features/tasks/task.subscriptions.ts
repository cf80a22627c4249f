import { Resolver, Subscription } from '@nestjs/graphql';
import { Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { UnauthenticatedError } from '../../api/errors/unauthenticated.error.js';
import type { Principal } from '../../platform/auth/principal.js';
import { Broadcast, type Received } from '../../platform/broadcast/broadcast.js';
import { subscribeFromNow } from '../../platform/broadcast/subscribe-from-now.js';
import { PermissionDeniedError } from '../../platform/domain-error.js';
import { personTasksTopic } from '../../runner/topics.js';
import { TaskChange } from './models/task-change.model.js';
import { TaskChanges } from './task-changes.js';

async function readChange(
  this: TaskSubscriptions,
  received: Received,
  _args: object,
  context: RequestContext,
): Promise<TaskChange> {
  if (!context.principal) throw new UnauthenticatedError('TOKEN_MISSING', context.locale);
  return this.changes.read(context, context.principal, received);
}

@Resolver()
export class TaskSubscriptions {
  constructor(
    private readonly broadcast: Broadcast,
    readonly changes: TaskChanges,
  ) {}

  @Subscription(() => TaskChange, {
    description:
      "Changes of the viewer's own list of tasks, as `myTasks` gives it; the first is UNKNOWN: read the list. For people, not for services.",
    resolve: readChange,
  })
  myTasksChanged(@Viewer() viewer: Principal): AsyncIterableIterator<Received> {
    if (viewer.personId === null) throw new PermissionDeniedError();
    return subscribeFromNow(this.broadcast, personTasksTopic(viewer.personId));
  }
}
