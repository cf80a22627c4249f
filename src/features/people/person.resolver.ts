import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import type { Principal } from '../../platform/auth/principal.js';
import { DepartmentLoader } from '../departments/department.loader.js';
import { Department } from '../departments/models/department.model.js';
import { maySeeAccount } from './may-see-account.js';
import { AccessRoleEnum } from './models/access-role.enum.js';
import { Person } from './models/person.model.js';

@Resolver(() => Person)
export class PersonResolver {
  constructor(private readonly departments: DepartmentLoader) {}

  @ResolveField(() => String, { description: 'What they work as.' })
  position(@Context() context: RequestContext, @Parent() person: Person, @Args() args: LocaleArgs): string {
    return localize(context, args, person.positionText);
  }

  @ResolveField(() => Department, { description: 'The department that they belong to.' })
  department(@Context() context: RequestContext, @Parent() person: Person): Promise<Department | null> {
    return this.departments.load(context, person.departmentUuid);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The e-mail address; null for all but the person, HR and admins.',
  })
  email(@Viewer() viewer: Principal, @Parent() person: Person): string | null {
    return maySeeAccount(viewer, person.uuid) ? person.account.email : null;
  }

  @ResolveField(() => [AccessRoleEnum], {
    nullable: true,
    description: 'What they may do at large; null for all but the person, HR and admins.',
  })
  accessRoles(@Viewer() viewer: Principal, @Parent() person: Person): readonly string[] | null {
    return maySeeAccount(viewer, person.uuid) ? person.account.accessRoles : null;
  }
}
