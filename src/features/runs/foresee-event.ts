import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { decide } from '../../engine/run/decide.js';
import type { Principal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock/clock.js';
import { accepted as requireAccepted } from '../../runner/commands/refuse.js';
import { nameOf } from '../../runner/actor.js';
import { toStateStatus } from '../../runner/record/run-status.js';
import { actorOf } from './actor-of.js';
import { ChartLoader } from './chart.loader.js';
import type { CohortRun } from './cohort.repository.js';
import { accepted, refused } from './deliveries.js';
import { fateOf } from './event-fate.js';
import { requireSender } from './event-sending.js';
import type { SendEventToRunsInput } from './inputs/send-event-to-runs.input.js';
import type { EventDelivery } from './models/event-delivery.model.js';
import { ViewerRoles } from './viewer-roles.js';

/** Tells what would become of an event, without sending it. */
@Injectable()
export class ForeseeEvent {
  constructor(
    private readonly charts: ChartLoader,
    private readonly viewerRoles: ViewerRoles,
    private readonly clock: Clock,
  ) {}

  /** What the run would make of it now, and whether the viewer may send it. */
  async deliver(
    context: RequestContext,
    viewer: Principal,
    run: CohortRun,
    { event: name, payload }: Pick<SendEventToRunsInput, 'event' | 'payload'>,
  ): Promise<EventDelivery> {
    const { id, status, states, snapshot } = run;
    const [chart, facts] = await Promise.all([
      this.charts.of(context, run.playbookVersionId),
      this.viewerRoles.in(context, viewer, run),
    ]);
    try {
      requireSender(viewer, facts, chart.definition, name);
      const state = { status: toStateStatus(status), states, snapshot: snapshot ?? {} };
      const event = {
        type: 'event.sent',
        name,
        payload: payload ?? {},
        by: nameOf(actorOf(viewer)),
      } as const;
      const decision = decide(chart, state, event, this.clock.now().toISOString());
      return accepted(id, fateOf(name, requireAccepted(decision, { event: name }).effects), null);
    } catch (error) {
      return refused(id, error, context.locale);
    }
  }
}
