import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { RunsModule } from '../runs/runs.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { toNotification } from './models/notification.model.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationResolver } from './notification.resolver.js';
import { NotificationsResolver } from './notifications.resolver.js';
import { NotificationsService } from './notifications.service.js';

@Module({
  imports: [RunsModule, TasksModule],
  providers: [NotificationRepository, NotificationResolver, NotificationsResolver, NotificationsService],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly service: NotificationsService,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Notification', async ({ principal }, uuid) => {
      const record = principal && (await this.service.find(principal, uuid));
      return record && toNotification(record);
    });
  }
}
