import { Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { ReadablePeopleLoader } from '../skills/readable-people.loader.js';
import { CourseLoader } from './course.loader.js';
import { Course } from './models/course.model.js';
import { Enrolment, toEnrolment } from './models/enrolment.model.js';
import { TrainingSession } from './models/training-session.model.js';
import { SeatsTakenLoader } from './seats-taken.loader.js';
import { SessionEnrolmentsLoader } from './session-enrolments.loader.js';

@Resolver(() => TrainingSession)
export class TrainingSessionResolver {
  constructor(
    private readonly courses: CourseLoader,
    private readonly taken: SeatsTakenLoader,
    private readonly enrolled: SessionEnrolmentsLoader,
    private readonly readable: ReadablePeopleLoader,
  ) {}

  @ResolveField(() => Course, { description: 'The course.' })
  course(@Context() context: RequestContext, @Parent() session: TrainingSession): Promise<Course | null> {
    return this.courses.load(context, session.courseUuid);
  }

  @ResolveField(() => Int, { description: 'How many seats are left; none where the session was cancelled.' })
  async seatsLeft(@Context() context: RequestContext, @Parent() session: TrainingSession): Promise<number> {
    if (session.cancelledAt) return 0;
    return session.capacity - ((await this.taken.load(context, session.uuid)) ?? 0);
  }

  @ResolveField(() => [Enrolment], {
    description:
      'The seats taken, in the order in which they were taken; only those that the viewer may read.',
  })
  async enrolments(
    @Context() context: RequestContext,
    @Parent() session: TrainingSession,
  ): Promise<Enrolment[]> {
    const seats = (await this.enrolled.load(context, session.uuid)) ?? [];
    const may = await Promise.all(seats.map(({ personId }) => this.readable.load(context, personId)));
    return seats.filter((_, index) => may[index]).map(toEnrolment);
  }
}
