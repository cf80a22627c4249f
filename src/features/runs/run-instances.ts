import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import type { Chart, ChartInstances } from '../../engine/chart/chart.js';
import { viewOfSet } from '../../engine/instances/instances-view.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import { ChartLoader } from './chart.loader.js';
import { RunInstancesLoader } from './loaders/run-instances.loader.js';
import type { RunInstances } from './models/run-instances.model.js';
import type { Run } from './models/run.model.js';
import { PlaybookTitlesLoader } from './playbook-titles.loader.js';

/** How far runs are with what they open several times over. */
@Injectable()
export class RunInstanceSets {
  constructor(
    private readonly charts: ChartLoader,
    private readonly sets: RunInstancesLoader,
    private readonly titles: PlaybookTitlesLoader,
  ) {}

  async of(context: RequestContext, run: Run): Promise<RunInstances[]> {
    const [chart, sets] = await Promise.all([
      this.charts.of(context, run.playbookVersionUuid),
      this.sets.load(context, run.uuid),
    ]);
    const begun = chart.states.flatMap(({ path, instances }) =>
      instances.flatMap((declared) => {
        const set = sets?.[declared.invocation];
        return set === undefined || set.generation === 0 ? [] : [{ path, declared, set }];
      }),
    );
    return Promise.all(
      begun.map(async ({ path, declared, set }): Promise<RunInstances> => {
        const { started, active, completed, failed, withdrawn } = viewOfSet(set);
        const titleText = await this.titleOf(context, declared, chart);
        const counts = { started, active, completed, failed, withdrawn };
        return { key: declared.invocation, statePath: path, titleText, ...counts };
      }),
    );
  }

  private async titleOf(
    context: RequestContext,
    { kind, of }: ChartInstances,
    { definition: { tasks, services } }: Chart,
  ): Promise<LocalizedText> {
    const otherwise = { zh: of, en: of };
    if (kind === 'playbook') return (await this.titles.load(context, of)) ?? otherwise;
    return (kind === 'service' ? services[of]?.title : tasks[of]?.title) ?? otherwise;
  }
}
