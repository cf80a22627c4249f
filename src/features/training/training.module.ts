import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { NotifierModule } from '../notifications/notifier.module.js';
import { PeopleModule } from '../people/people.module.js';
import { SkillsModule } from '../skills/skills.module.js';
import { CertificateRepository } from './certificate.repository.js';
import { CertificateResolver } from './certificate.resolver.js';
import { CertificatesResolver } from './certificates.resolver.js';
import { CertificatesService } from './certificates.service.js';
import { CourseLoader } from './course.loader.js';
import { CourseRepository } from './course.repository.js';
import { CourseResolver } from './course.resolver.js';
import { CoursesResolver } from './courses.resolver.js';
import { CoursesService } from './courses.service.js';
import { EnrolmentCertificateLoader } from './enrolment-certificate.loader.js';
import { EnrolmentLoader } from './enrolment.loader.js';
import { EnrolmentRepository } from './enrolment.repository.js';
import { EnrolmentResolver } from './enrolment.resolver.js';
import { EnrolmentsResolver } from './enrolments.resolver.js';
import { EnrolmentsService } from './enrolments.service.js';
import { PersonCertificatesLoader } from './person-certificates.loader.js';
import { PersonEnrolmentsLoader } from './person-enrolments.loader.js';
import { PersonTrainingResolver } from './person-training.resolver.js';
import { RecordedResults } from './recorded-results.js';
import { RenewalLoader } from './renewal.loader.js';
import { SeatsTakenLoader } from './seats-taken.loader.js';
import { SessionEnrolmentsLoader } from './session-enrolments.loader.js';
import { TrainingNodes } from './training-nodes.js';
import { TrainingNotices } from './training-notices.js';
import { TrainingResultsService } from './training-results.service.js';
import { TrainingSessionLoader } from './training-session.loader.js';
import { TrainingSessionRepository } from './training-session.repository.js';
import { TrainingSessionResolver } from './training-session.resolver.js';
import { TrainingSessionSearch } from './training-session-search.service.js';
import { TrainingSessionsResolver } from './training-sessions.resolver.js';
import { TrainingSessionsService } from './training-sessions.service.js';
import './training.messages.js';

@Module({
  imports: [DepartmentsModule, NotifierModule, PeopleModule, SkillsModule],
  providers: [
    CertificateRepository,
    CertificateResolver,
    CertificatesResolver,
    CertificatesService,
    CourseLoader,
    CourseRepository,
    CourseResolver,
    CoursesResolver,
    CoursesService,
    EnrolmentCertificateLoader,
    EnrolmentLoader,
    EnrolmentRepository,
    EnrolmentResolver,
    EnrolmentsResolver,
    EnrolmentsService,
    PersonCertificatesLoader,
    PersonEnrolmentsLoader,
    PersonTrainingResolver,
    RecordedResults,
    RenewalLoader,
    SeatsTakenLoader,
    SessionEnrolmentsLoader,
    TrainingNodes,
    TrainingNotices,
    TrainingResultsService,
    TrainingSessionLoader,
    TrainingSessionRepository,
    TrainingSessionResolver,
    TrainingSessionSearch,
    TrainingSessionsResolver,
    TrainingSessionsService,
  ],
  exports: [CoursesService, EnrolmentsService, TrainingResultsService, TrainingSessionsService],
})
export class TrainingModule implements OnModuleInit {
  constructor(
    private readonly registry: NodeRegistry,
    private readonly nodes: TrainingNodes,
  ) {}

  onModuleInit(): void {
    this.nodes.registerWith(this.registry);
  }
}
