import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import { Broadcast, type Received } from '../../platform/broadcast/broadcast.js';
import { subscribeFromNow } from '../../platform/broadcast/subscribe-from-now.js';
import { NotFoundError } from '../../platform/domain-error.js';
import { runTopic } from '../../runner/topics.js';
import { Run } from './models/run.model.js';
import { RunLoader } from './run.loader.js';

/** The run is read again for each message: what was announced may have been overtaken, and the reader's rights too. */
async function readRun(
  this: RunSubscriptions,
  _received: Received,
  { runId }: { runId: string },
  context: RequestContext,
): Promise<Run> {
  return this.read(context, runId);
}

@Resolver()
export class RunSubscriptions {
  constructor(
    private readonly broadcast: Broadcast,
    private readonly loader: RunLoader,
  ) {}

  @Subscription(() => Run, {
    description:
      'The run, now and after each entry of its log (several at once may be told as one): its `lastEvent` is the newest.',
    resolve: readRun,
  })
  async runProgressed(
    @Context() context: RequestContext,
    @Args('runId', { type: () => ID, description: 'The run to watch.' }) runId: string,
  ): Promise<AsyncIterableIterator<Received>> {
    const run = await this.read(context, runId);
    return subscribeFromNow(this.broadcast, runTopic(run.uuid));
  }

  async read(context: RequestContext, id: string): Promise<Run> {
    const run = await this.loader.load(context, decodeNodeId('Run', id, ['runId']));
    if (!run) throw new NotFoundError('Run', ['runId']);
    return run;
  }
}
