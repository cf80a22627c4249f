import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { allowedEvents } from '../../engine/run/allowed-events.js';
import type { Principal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock/clock.js';
import { ChartLoader } from './chart.loader.js';
import { countDays } from './count-days.js';
import { isInnermost } from './is-innermost.js';
import { RunStatesLoader } from './loaders/run-states.loader.js';
import { RunTimersLoader } from './loaders/run-timers.loader.js';
import type { ActiveState } from './models/active-state.model.js';
import type { AllowedEvent } from './models/allowed-event.model.js';
import type { PendingTimer } from './models/pending-timer.model.js';
import type { Run } from './models/run.model.js';
import { maySendEvent } from './run-rules.js';
import { titleOfState } from '../../engine/chart/state-title.js';
import { ViewerRoles } from './viewer-roles.js';

/** Where runs stand in their charts. */
@Injectable()
export class RunPosition {
  constructor(
    private readonly charts: ChartLoader,
    private readonly stateRows: RunStatesLoader,
    private readonly timerRows: RunTimersLoader,
    private readonly viewerRoles: ViewerRoles,
    private readonly clock: Clock,
  ) {}

  async states(context: RequestContext, run: Run): Promise<ActiveState[]> {
    const [chart, rows] = await Promise.all([
      this.charts.of(context, run.playbookVersionUuid),
      this.stateRows.load(context, run.uuid),
    ]);
    const until = run.finishedAt ?? this.clock.now();
    return (rows ?? []).map(({ state, enteredAt }) => ({
      path: state,
      titleText: titleOfState(chart, state),
      innermost: isInnermost(state, run.statePaths),
      enteredAt,
      days: countDays(enteredAt, until),
    }));
  }

  async timers(context: RequestContext, run: Run): Promise<PendingTimer[]> {
    const [chart, rows] = await Promise.all([
      this.charts.of(context, run.playbookVersionUuid),
      this.timerRows.load(context, run.uuid),
    ]);
    return (rows ?? []).map(({ state, dueAt }) => ({
      statePath: state,
      stateTitleText: titleOfState(chart, state),
      dueAt,
    }));
  }

  async allowedEvents(context: RequestContext, viewer: Principal, run: Run): Promise<AllowedEvent[]> {
    if (run.finishedAt !== null) return [];
    const [chart, facts] = await Promise.all([
      this.charts.of(context, run.playbookVersionUuid),
      this.viewerRoles.in(context, viewer, run.staffed),
    ]);
    const names = allowedEvents(chart, { status: 'active', states: run.statePaths });
    return names.flatMap((name) => {
      const event = chart.definition.events[name];
      if (!event) return [];
      const viewerMaySend = maySendEvent(viewer, facts, event.senders);
      return [{ name, titleText: event.title, payloadSchema: event.payload, viewerMaySend }];
    });
  }
}
