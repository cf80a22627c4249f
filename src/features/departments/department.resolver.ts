import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { DepartmentLoader } from './department.loader.js';
import { Department } from './models/department.model.js';

@Resolver(() => Department)
export class DepartmentResolver {
  constructor(private readonly loader: DepartmentLoader) {}

  @ResolveField(() => String, { description: 'What people call it.' })
  title(
    @Context() context: RequestContext,
    @Parent() department: Department,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, department.titleText);
  }

  @ResolveField(() => Department, { nullable: true, description: 'The department that it is part of.' })
  parent(@Context() context: RequestContext, @Parent() department: Department): Promise<Department | null> {
    return this.loader.loadParent(context, department.uuid);
  }

  @ResolveField(() => [Department], { description: 'The departments directly below it.' })
  children(@Context() context: RequestContext, @Parent() department: Department): Promise<Department[]> {
    return this.loader.loadChildren(context, department.uuid);
  }

  @ResolveField(() => [Department], { description: 'What it is part of, from its parent up to the top.' })
  ancestors(@Context() context: RequestContext, @Parent() department: Department): Promise<Department[]> {
    return this.loader.loadAncestors(context, department.uuid);
  }
}
