import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { CoursesService } from './courses.service.js';
import { AddCourseInput } from './inputs/add-course.input.js';
import { Course, CourseConnection, toCourse } from './models/course.model.js';
import { AddCoursePayload } from './models/training.payloads.js';

@Resolver()
export class CoursesResolver {
  constructor(private readonly courses: CoursesService) {}

  @Query(() => CourseConnection, { name: 'courses', description: 'All courses, in the order of their keys.' })
  async list(@Context() context: RequestContext, @Args() args: PageArgs): Promise<Connection<Course>> {
    const page = openPage(context, args, ['text']);
    return toConnection(page, await this.courses.page(page), {
      cursor: ({ key }) => [key],
      node: toCourse,
      count: () => this.courses.count(),
    });
  }

  @Query(() => Course, { name: 'course', nullable: true, description: 'The course with a key.' })
  async find(
    @Args('key', { type: () => String, description: 'The key, such as `ab-testing`.' }) key: string,
  ): Promise<Course | null> {
    const course = await this.courses.findByKey(key);
    return course && toCourse(course);
  }

  @Mutation(() => AddCoursePayload, { description: 'Adds a course. For HR.' })
  addCourse(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => AddCourseInput, description: 'The course.' }) input: AddCourseInput,
  ): Promise<AddCoursePayload> {
    return answer(context, async () => {
      const { skillId: id, validMonths = null, idempotencyKey = null, ...course } = input;
      const skillId = decodeNodeId('Skill', id, ['skillId']);
      const command = { ...course, skillId, validMonths, idempotencyKey };
      return { course: toCourse(await this.courses.add(viewer, command)) };
    });
  }
}
