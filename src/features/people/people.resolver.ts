import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { PersonFilterInput } from './inputs/person-filter.input.js';
import { Person, PersonConnection, toPerson } from './models/person.model.js';
import { toViewer, ViewerModel } from './models/viewer.model.js';
import { PeopleService } from './people.service.js';
import { PersonLoader } from './person.loader.js';

@Resolver()
export class PeopleResolver {
  constructor(
    private readonly people: PeopleService,
    private readonly loader: PersonLoader,
  ) {}

  @Query(() => ViewerModel, { description: 'Who is signed in.' })
  viewer(@Viewer() viewer: Principal): ViewerModel {
    return toViewer(viewer);
  }

  @Query(() => Person, { name: 'person', nullable: true, description: 'The person with a global id.' })
  find(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID, description: 'The global id.' }) id: string,
  ): Promise<Person | null> {
    return this.loader.load(context, decodeNodeId('Person', id, ['id']));
  }

  @Query(() => PersonConnection, { name: 'people', description: 'People, in the order of their pinyin.' })
  async list(
    @Context() context: RequestContext,
    @Args() args: PageArgs,
    @Args('filter', { type: () => PersonFilterInput, nullable: true, description: 'Which people.' })
    input?: PersonFilterInput | null,
  ): Promise<Connection<Person>> {
    const page = openPage(context, args, ['text', 'id']);
    const filter = await this.people.toFilter(input ?? {});
    return toConnection(page, await this.people.page(filter, page), {
      cursor: (person) => [person.pinyin, person.id],
      node: toPerson,
      count: () => this.people.count(filter),
    });
  }
}
