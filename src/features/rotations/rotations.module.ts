import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { NotifierModule } from '../notifications/notifier.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SkillsModule } from '../skills/skills.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { ApproveRotationService } from './approve-rotation.service.js';
import { ConcludeRotationService } from './conclude-rotation.service.js';
import { ConductRotationService } from './conduct-rotation.service.js';
import { EvaluationAccess } from './evaluation-access.js';
import { toRotation } from './models/rotation.model.js';
import { MovedRotations } from './moved-rotations.js';
import { PersonRotationsLoader } from './person-rotations.loader.js';
import { PersonRotationsResolver } from './person-rotations.resolver.js';
import { PrepareRotationService } from './prepare-rotation.service.js';
import { ProposeRotationService } from './propose-rotation.service.js';
import { RotationApprovalsResolver } from './rotation-approvals.resolver.js';
import { RotationConclusionResolver } from './rotation-conclusion.resolver.js';
import { RotationConductResolver } from './rotation-conduct.resolver.js';
import {
  HandedOverTaskResolver,
  RotationEvaluationResolver,
  RotationEventResolver,
} from './rotation-detail.resolvers.js';
import { RotationEffects } from './rotation-effects.js';
import { RotationLogLoader } from './rotation-log.loader.js';
import { RotationLogRepository } from './rotation-log.repository.js';
import { RotationMover } from './rotation-mover.js';
import { RotationNotices } from './rotation-notices.js';
import { RotationRepository } from './rotation.repository.js';
import { RotationResolver } from './rotation.resolver.js';
import './rotations.messages.js';
import { RotationsResolver } from './rotations.resolver.js';
import { RotationsService } from './rotations.service.js';

@Module({
  imports: [DepartmentsModule, NotifierModule, PeopleModule, SkillsModule, TasksModule],
  providers: [
    ApproveRotationService,
    ConcludeRotationService,
    ConductRotationService,
    EvaluationAccess,
    HandedOverTaskResolver,
    MovedRotations,
    PersonRotationsLoader,
    PersonRotationsResolver,
    PrepareRotationService,
    ProposeRotationService,
    RotationApprovalsResolver,
    RotationConclusionResolver,
    RotationConductResolver,
    RotationEffects,
    RotationEvaluationResolver,
    RotationEventResolver,
    RotationLogLoader,
    RotationLogRepository,
    RotationMover,
    RotationNotices,
    RotationRepository,
    RotationResolver,
    RotationsResolver,
    RotationsService,
  ],
  exports: [RotationsService],
})
export class RotationsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly rotations: RotationsService,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Rotation', async (_, uuid) => {
      const rotation = await this.rotations.find(uuid);
      return rotation && toRotation(rotation);
    });
  }
}
