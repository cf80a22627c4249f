import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Context } from '../../../api/context/context.decorator.js';
import type { RequestContext } from '../../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../../api/locale/locale.args.js';
import { PlaybookVersion } from '../models/playbook-version.model.js';
import { Playbook } from '../models/playbook.model.js';
import { PlaybookVersionLoader } from '../playbook-version.loader.js';
import { PlaybookVersionsLoader } from '../playbook-versions.loader.js';

const MOST_VERSIONS = 50;

@Resolver(() => Playbook)
export class PlaybookResolver {
  constructor(
    private readonly series: PlaybookVersionsLoader,
    private readonly versionLoader: PlaybookVersionLoader,
  ) {}

  @ResolveField(() => String, { description: 'What the newest version is called.' })
  title(@Context() context: RequestContext, @Parent() playbook: Playbook, @Args() args: LocaleArgs): string {
    return localize(context, args, playbook.newestVersion.titleText);
  }

  @ResolveField(() => String, { nullable: true, description: 'What the newest version is for.' })
  description(
    @Context() context: RequestContext,
    @Parent() { newestVersion }: Playbook,
    @Args() args: LocaleArgs,
  ): string | null {
    return newestVersion.descriptionText && localize(context, args, newestVersion.descriptionText);
  }

  @ResolveField(() => [PlaybookVersion], { description: 'Its versions, newest first; the latest 50.' })
  async versions(
    @Context() context: RequestContext,
    @Parent() { key }: Playbook,
  ): Promise<PlaybookVersion[]> {
    const refs = ((await this.series.load(context, key)) ?? []).slice(0, MOST_VERSIONS);
    context.budget.claim(refs.length);
    const versions = await Promise.all(refs.map(({ id }) => this.versionLoader.load(context, id)));
    return versions.filter((version) => version !== null);
  }
}
