import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import type { Principal } from '../../platform/auth/principal.js';
import { DepartmentLoader } from './department.loader.js';
import { DepartmentsService } from './departments.service.js';
import { AddDepartmentInput } from './inputs/add-department.input.js';
import { AddDepartmentPayload } from './models/add-department.payload.js';
import { Department, toDepartment } from './models/department.model.js';

@Resolver()
export class DepartmentsResolver {
  constructor(
    private readonly departments: DepartmentsService,
    private readonly loader: DepartmentLoader,
  ) {}

  @Query(() => [Department], {
    name: 'departments',
    description: 'All departments, in the order of their keys.',
  })
  list(@Context() context: RequestContext): Promise<Department[]> {
    return this.loader.loadAll(context);
  }

  @Query(() => Department, { name: 'department', nullable: true, description: 'The department with a key.' })
  find(
    @Context() context: RequestContext,
    @Args('key', { type: () => String, description: 'The key, such as `user-operations`.' }) key: string,
  ): Promise<Department | null> {
    return this.loader.loadByKey(context, key);
  }

  @Mutation(() => AddDepartmentPayload, { description: 'Adds a department. For HR.' })
  addDepartment(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => AddDepartmentInput, description: 'The department.' })
    input: AddDepartmentInput,
  ): Promise<AddDepartmentPayload> {
    return answer(context, async () => ({
      department: toDepartment(await this.departments.add(viewer, input)),
    }));
  }
}
