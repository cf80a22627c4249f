import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../../api/context/context.decorator.js';
import type { RequestContext } from '../../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../../api/locale/locale.args.js';
import { DepartmentLoader } from '../../departments/department.loader.js';
import { Department } from '../../departments/models/department.model.js';
import { PlaybookRole } from '../models/playbook-role.model.js';

@Resolver(() => PlaybookRole)
export class PlaybookRoleResolver {
  constructor(private readonly departments: DepartmentLoader) {}

  @ResolveField(() => String, { description: 'What the role is called.' })
  title(@Context() context: RequestContext, @Parent() role: PlaybookRole, @Args() args: LocaleArgs): string {
    return localize(context, args, role.titleText);
  }

  @ResolveField(() => String, { nullable: true, description: 'What its holder answers for.' })
  description(
    @Context() context: RequestContext,
    @Parent() { descriptionText }: PlaybookRole,
    @Args() args: LocaleArgs,
  ): string | null {
    return descriptionText && localize(context, args, descriptionText);
  }

  @ResolveField(() => Department, {
    nullable: true,
    description: 'The department whose people fill it; null where the organisation has none with that key.',
  })
  department(
    @Context() context: RequestContext,
    @Parent() { departmentKey }: PlaybookRole,
  ): Promise<Department | null> {
    return this.departments.loadByKey(context, departmentKey);
  }
}
