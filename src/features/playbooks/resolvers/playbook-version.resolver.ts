import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../../api/context/context.decorator.js';
import type { RequestContext } from '../../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../../api/locale/locale.args.js';
import { Person } from '../../people/models/person.model.js';
import { PersonLoader } from '../../people/person.loader.js';
import { PlaybookVersion } from '../models/playbook-version.model.js';
import { PlaybookSourceLoader } from '../playbook-source.loader.js';

@Resolver(() => PlaybookVersion)
export class PlaybookVersionResolver {
  constructor(
    private readonly sources: PlaybookSourceLoader,
    private readonly people: PersonLoader,
  ) {}

  @ResolveField(() => String, { description: 'What the playbook is called.' })
  title(
    @Context() context: RequestContext,
    @Parent() version: PlaybookVersion,
    @Args() args: LocaleArgs,
  ): string {
    return localize(context, args, version.titleText);
  }

  @ResolveField(() => String, { nullable: true, description: 'What the playbook is for.' })
  description(
    @Context() context: RequestContext,
    @Parent() { descriptionText }: PlaybookVersion,
    @Args() args: LocaleArgs,
  ): string | null {
    return descriptionText && localize(context, args, descriptionText);
  }

  @ResolveField(() => Person, {
    nullable: true,
    description: 'Who published it; null where it came with Setpiece or a service published it.',
  })
  async publishedBy(
    @Context() context: RequestContext,
    @Parent() { publishedByUuid }: PlaybookVersion,
  ): Promise<Person | null> {
    return publishedByUuid === null ? null : this.people.load(context, publishedByUuid);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The file as it was published. For authors, leads and admins; null for all others.',
  })
  source(@Context() context: RequestContext, @Parent() { uuid }: PlaybookVersion): Promise<string | null> {
    return this.sources.load(context, uuid);
  }
}
