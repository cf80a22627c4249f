import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import type { Chart, ChartInstances } from '../../engine/chart/chart.js';
import { viewOfSet } from '../../engine/instances/instances-view.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import { ChartLoader } from './chart.loader.js';
import { RunInstancesLoader } from './loaders/run-instances.loader.js';
import type { RunInstances } from './models/run-instances.model.js';
import type { Run } from './models/run.model.js';

/** How far runs are with what they open several times over. */
@Injectable()
export class RunInstanceSets {
  constructor(
    private readonly charts: ChartLoader,
    private readonly sets: RunInstancesLoader,
  ) {}

  async of(context: RequestContext, run: Run): Promise<RunInstances[]> {
    const [chart, sets] = await Promise.all([
      this.charts.of(context, run.playbookVersionUuid),
      this.sets.load(context, run.uuid),
    ]);
    return chart.states.flatMap(({ path, instances }) =>
      instances.flatMap((declared): RunInstances[] => {
        const set = sets?.[declared.invocation];
        if (set === undefined || set.generation === 0) return [];
        const { started, active, completed, failed, withdrawn } = viewOfSet(set);
        const counts = { started, active, completed, failed, withdrawn };
        return [
          { key: declared.invocation, statePath: path, titleText: titleOf(declared, chart), ...counts },
        ];
      }),
    );
  }
}

function titleOf({ kind, of }: ChartInstances, { definition: { tasks, services } }: Chart): LocalizedText {
  const title = kind === 'service' ? services[of]?.title : tasks[of]?.title;
  return title ?? { zh: of, en: of };
}
