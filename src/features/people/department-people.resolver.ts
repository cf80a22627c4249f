import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { Department } from '../departments/models/department.model.js';
import { DepartmentPeopleLoader } from './department-people.loader.js';
import { PersonConnection, type Person } from './models/person.model.js';

@Resolver(() => Department)
export class DepartmentPeopleResolver {
  constructor(private readonly loader: DepartmentPeopleLoader) {}

  @ResolveField(() => PersonConnection, {
    description: 'Those who work in this very department today, in the order of their pinyin.',
  })
  people(
    @Context() context: RequestContext,
    @Parent() department: Department,
    @Args() args: PageArgs,
  ): Promise<Connection<Person> | null> {
    const page = openPage(context, args, ['text', 'id']);
    return this.loader.load(context, { departmentUuid: department.uuid, page });
  }
}
