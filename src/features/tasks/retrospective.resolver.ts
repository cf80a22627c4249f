import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { Person } from '../people/models/person.model.js';
import { PersonLoader } from '../people/person.loader.js';
import { FormField, Retrospective } from './models/retrospective.model.js';

@Resolver(() => Retrospective)
export class RetrospectiveResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => Person, { nullable: true, description: 'Who completed it.' })
  async author(
    @Context() context: RequestContext,
    @Parent() { authorUuid }: Retrospective,
  ): Promise<Person | null> {
    return authorUuid === null ? null : this.people.load(context, authorUuid);
  }
}

@Resolver(() => FormField)
export class FormFieldResolver {
  @ResolveField(() => String, { description: 'What the field is called.' })
  title(@Context() context: RequestContext, @Parent() field: FormField, @Args() args: LocaleArgs): string {
    return localize(context, args, field.titleText);
  }
}
