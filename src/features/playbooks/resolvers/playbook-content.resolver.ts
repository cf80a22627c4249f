import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { JSONObject } from '../../../api/scalars.js';
import type { PlaybookDefinition } from '../../../engine/chart/playbook-definition.js';
import { ChartState, toChartState } from '../models/chart-state.model.js';
import { PlaybookEvent, toPlaybookEvent } from '../models/playbook-event.model.js';
import { PlaybookKpi, toPlaybookKpi } from '../models/playbook-kpi.model.js';
import { PlaybookRole, toPlaybookRole } from '../models/playbook-role.model.js';
import { PlaybookTask, toPlaybookTask } from '../models/playbook-task.model.js';
import { PlaybookVersion } from '../models/playbook-version.model.js';

/** What a version's file says, part by part, in the order of the file. */
@Resolver(() => PlaybookVersion)
export class PlaybookContentResolver {
  @ResolveField(() => JSONObject, {
    description:
      'The whole playbook as it runs: base and fragments written out, defaults filled in. It is itself a playbook file.',
  })
  definition(@Parent() { published: { definition } }: PlaybookVersion): PlaybookDefinition {
    return definition;
  }

  @ResolveField(() => [PlaybookRole], { description: 'The parts that members of the team fill.' })
  roles(@Parent() { published: { definition } }: PlaybookVersion): PlaybookRole[] {
    return Object.entries(definition.roles).map(([key, role]) => toPlaybookRole(key, role));
  }

  @ResolveField(() => [PlaybookTask], { description: 'The work and the decisions in it.' })
  tasks(@Parent() { published: { definition } }: PlaybookVersion): PlaybookTask[] {
    return Object.entries(definition.tasks).map(([key, task]) => toPlaybookTask(key, task, definition));
  }

  @ResolveField(() => [PlaybookKpi], { description: 'The figures that it is to move.' })
  kpis(@Parent() { published: { definition } }: PlaybookVersion): PlaybookKpi[] {
    return Object.entries(definition.kpis).map(([key, kpi]) => toPlaybookKpi(key, kpi));
  }

  @ResolveField(() => [PlaybookEvent], { description: 'What may happen outside that it takes note of.' })
  events(@Parent() { published: { definition } }: PlaybookVersion): PlaybookEvent[] {
    return Object.entries(definition.events).map(([name, event]) => toPlaybookEvent(name, event, definition));
  }

  @ResolveField(() => [ChartState], {
    description: 'Every state of its chart, the root first, outer before inner.',
  })
  chart(@Parent() { published: { chart } }: PlaybookVersion): ChartState[] {
    return chart.states.map((state) => toChartState(state, chart));
  }
}
