import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { DomainError } from '../../platform/domain-error.js';
import { Context } from '../context/context.decorator.js';
import type { RequestContext } from '../context/request-context.js';
import { parseNodeId } from './node-id.js';
import { Node } from './node.model.js';
import { NodeRegistry } from './node-registry.js';

@Resolver(() => Node)
export class NodeResolver {
  constructor(private readonly registry: NodeRegistry) {}

  @Query(() => Node, {
    nullable: true,
    description: 'The record with this global id, if the viewer may see it.',
  })
  node(
    @Context() context: RequestContext,
    @Args('id', { type: () => ID, description: 'The global id.' }) id: string,
  ): Promise<object | null> {
    return this.fetch(context, id);
  }

  @Query(() => [Node], {
    nullable: 'items',
    description: 'The records with these global ids (at most 100), in the order asked for.',
  })
  async nodes(
    @Context() context: RequestContext,
    @Args('ids', { type: () => [ID], description: 'The global ids.' }) ids: string[],
  ): Promise<(object | null)[]> {
    context.budget.claim(ids.length);
    if (ids.length > 100) throw new DomainError('TOO_MANY_IDS', { most: 100 }, ['ids']);
    return Promise.all(ids.map((id) => this.fetch(context, id)));
  }

  private async fetch(context: RequestContext, id: string): Promise<object | null> {
    const parsed = parseNodeId(id);
    if (!parsed) throw new DomainError('INVALID_ID', { type: 'Node' }, ['id']);
    return (await this.registry.find(parsed.type)?.(context, parsed.uuid)) ?? null;
  }
}
