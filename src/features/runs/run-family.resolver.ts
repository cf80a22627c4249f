import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Connection, toConnection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocaleArgs, localize } from '../../api/locale/locale.args.js';
import { ChartLoader } from './chart.loader.js';
import { RunLocksLoader } from './loaders/run-locks.loader.js';
import { RunConnection } from './models/run.connection.js';
import { Run, toRun } from './models/run.model.js';
import { RunLock } from './models/run-lock.model.js';
import { RunLoader } from './run.loader.js';
import { RunsService } from './runs.service.js';

/** A run among others: who started it, whom it has started, and what it waits for others for. */
@Resolver(() => Run)
export class RunFamilyResolver {
  constructor(
    private readonly runs: RunsService,
    private readonly loader: RunLoader,
    private readonly charts: ChartLoader,
    private readonly held: RunLocksLoader,
  ) {}

  @ResolveField(() => Run, {
    nullable: true,
    description: 'The run that started it; null where a person or a service did.',
  })
  async parent(@Context() context: RequestContext, @Parent() run: Run): Promise<Run | null> {
    return run.parentUuid === null ? null : this.loader.load(context, run.parentUuid);
  }

  @ResolveField(() => RunConnection, {
    description: 'The runs of other playbooks that it has started, the first started first.',
  })
  async children(
    @Context() context: RequestContext,
    @Parent() run: Run,
    @Args() args: PageArgs,
  ): Promise<Connection<Run>> {
    const page = openPage(context, args, ['id']);
    return toConnection(page, await this.runs.children(run.uuid, page), {
      cursor: (child) => [child.id],
      node: toRun,
      count: () => this.runs.countChildren(run.uuid),
    });
  }

  @ResolveField(() => [RunLock], {
    description: 'The locks that it has or waits for, those it asked for first before the others.',
  })
  async locks(@Context() context: RequestContext, @Parent() run: Run): Promise<RunLock[]> {
    const rows = (await this.held.load(context, run.uuid)) ?? [];
    if (rows.length === 0) return [];
    const { definition } = await this.charts.of(context, run.playbookVersionUuid);
    return rows.map(({ lock, key, requestedAt, grantedAt, place, holders }) => ({
      name: lock,
      key,
      requestedAt,
      grantedAt,
      place,
      titleText: definition.locks[lock]?.title ?? { zh: lock, en: lock },
      holderUuids: holders,
    }));
  }
}

@Resolver(() => RunLock)
export class RunLockResolver {
  constructor(private readonly loader: RunLoader) {}

  @ResolveField(() => String, { description: 'What it is, as a person reads it.' })
  title(@Context() context: RequestContext, @Parent() lock: RunLock, @Args() args: LocaleArgs): string {
    return localize(context, args, lock.titleText);
  }

  @ResolveField(() => [Run], { description: 'The runs that have it at present.' })
  async holders(@Context() context: RequestContext, @Parent() lock: RunLock): Promise<Run[]> {
    const runs = await Promise.all(lock.holderUuids.map((uuid) => this.loader.load(context, uuid)));
    return runs.filter((run) => run !== null);
  }
}
