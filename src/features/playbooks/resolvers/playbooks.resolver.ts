import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toConnection } from '../../../api/connections/connection.js';
import { PageArgs } from '../../../api/connections/page.args.js';
import { openPage } from '../../../api/connections/page.js';
import { Context, Viewer } from '../../../api/context/context.decorator.js';
import type { RequestContext } from '../../../api/context/request-context.js';
import { answer } from '../../../api/errors/mutation-payload.js';
import { decodeNodeId } from '../../../api/ids/node-id.js';
import type { Principal } from '../../../platform/auth/principal.js';
import { CheckPlaybookService } from '../check-playbook.service.js';
import { PublishPlaybookInput } from '../inputs/publish-playbook.input.js';
import { PlaybookCheck, toPlaybookCheck } from '../models/playbook-check.model.js';
import { toPlaybookProblem } from '../models/playbook-problem.model.js';
import { PlaybookVersion } from '../models/playbook-version.model.js';
import { Playbook, PlaybookConnection, toPlaybook } from '../models/playbook.model.js';
import { PublishPlaybookPayload } from '../models/publish-playbook.payload.js';
import { PlaybookVersionLoader } from '../playbook-version.loader.js';
import { PlaybooksService } from '../playbooks.service.js';
import { PublishPlaybookService } from '../publish-playbook.service.js';

@Resolver()
export class PlaybooksResolver {
  constructor(
    private readonly playbooks: PlaybooksService,
    private readonly versions: PlaybookVersionLoader,
    private readonly checker: CheckPlaybookService,
    private readonly publisher: PublishPlaybookService,
  ) {}

  @Query(() => PlaybookConnection, { name: 'playbooks', description: 'All playbooks, by key.' })
  async list(@Context() context: RequestContext, @Args() args: PageArgs): Promise<PlaybookConnection> {
    const page = openPage(context, args, ['text']);
    return toConnection(page, await this.playbooks.page(page), {
      cursor: ({ key }) => [key],
      node: toPlaybook,
      count: () => this.playbooks.count(),
    });
  }

  @Query(() => Playbook, { name: 'playbook', nullable: true, description: 'The playbook with a key.' })
  async find(
    @Args('key', { type: () => String, description: 'The key, such as `new-user-conversion`.' }) key: string,
  ): Promise<Playbook | null> {
    const newest = await this.playbooks.newest(key);
    return newest && toPlaybook(newest);
  }

  @Query(() => PlaybookVersion, { nullable: true, description: 'A certain version of a playbook.' })
  playbookVersion(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID, description: 'The global id of the version.' }) id: string,
  ): Promise<PlaybookVersion | null> {
    return this.versions.load(context, decodeNodeId('PlaybookVersion', id, ['id']));
  }

  @Query(() => PlaybookCheck, {
    description:
      'Everything that is wrong or odd with a playbook file. Stores nothing. For authors and leads.',
  })
  async checkPlaybook(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('source', { type: () => String, description: 'The file, YAML 1.2 or JSON, at most 512 KiB.' })
    source: string,
    @Args('parts', {
      type: () => [String],
      nullable: true,
      description:
        'Files of fragments and bases that it is made of, at most 20; those that came with Setpiece are known without.',
    })
    parts: string[] | null,
  ): Promise<PlaybookCheck> {
    return toPlaybookCheck(await this.checker.check(viewer, source, parts), context.locale);
  }

  @Mutation(() => PublishPlaybookPayload, {
    description:
      'Publishes a playbook file as an immutable version, higher than the newest one. The file that is published already gives its version again. For authors.',
  })
  publishPlaybook(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => PublishPlaybookInput, description: 'The file.' })
    input: PublishPlaybookInput,
  ): Promise<PublishPlaybookPayload> {
    return answer(context, async () => {
      const { versionId, warnings } = await this.publisher.publish(viewer, input);
      return {
        playbookVersion: await this.versions.load(context, versionId),
        warnings: warnings.map((problem) => toPlaybookProblem(problem, context.locale)),
      };
    });
  }
}
