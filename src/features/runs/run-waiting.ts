import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../api/context/request-context.js';
import { messageOf } from '../../api/messages/catalogue.js';
import type { PlaybookDefinition } from '../../engine/chart/playbook-definition.js';
import { mailName, readMail } from '../../engine/run/mail.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import { ChartLoader } from './chart.loader.js';
import { RunCallsLoader } from './loaders/run-calls.loader.js';
import { RunMailboxesLoader } from './loaders/run-mailboxes.loader.js';
import { RunPausesLoader } from './loaders/run-pauses.loader.js';
import type { PendingCall } from './models/pending-call.model.js';
import { RunStatus } from './models/run-status.enum.js';
import type { Run } from './models/run.model.js';
import type { WaitingEvent } from './models/waiting-event.model.js';
import { nameHeld } from './run-history.messages.js';
import type { PauseRow } from './run-waiting.repository.js';

/** What runs wait for besides tasks and timers, and what waits in them. */
@Injectable()
export class RunWaiting {
  constructor(
    private readonly charts: ChartLoader,
    private readonly pauses: RunPausesLoader,
    private readonly mailboxes: RunMailboxesLoader,
    private readonly calls: RunCallsLoader,
  ) {}

  /** The pause that the run is in; null where it is in none. */
  async pause(context: RequestContext, run: Run): Promise<PauseRow | null> {
    return run.status === RunStatus.PAUSED ? this.pauses.load(context, run.uuid) : null;
  }

  /** In the order of arrival. */
  async mailbox(context: RequestContext, run: Run): Promise<WaitingEvent[]> {
    if (run.finishedAt !== null) return [];
    const [{ definition }, row] = await Promise.all([
      this.charts.of(context, run.playbookVersionUuid),
      this.mailboxes.load(context, run.uuid),
    ]);
    const mails = Array.isArray(row?.mailbox) ? row.mailbox.flatMap(readMail) : [];
    return mails.map((mail) => {
      const name = mailName(mail);
      const expiresAt = mail.expiresAt === null ? null : new Date(mail.expiresAt);
      return { name, titleText: titleOf(definition, name), expiresAt };
    });
  }

  async pendingCalls(context: RequestContext, run: Run): Promise<PendingCall[]> {
    const [{ definition }, rows] = await Promise.all([
      this.charts.of(context, run.playbookVersionUuid),
      this.calls.load(context, run.uuid),
    ]);
    return (rows ?? []).map(({ service, state, requestedAt, attempts, lastError }) => ({
      serviceKey: service,
      serviceTitleText: definition.services[service]?.title ?? { zh: service, en: service },
      statePath: state,
      requestedAt,
      attempts,
      lastError,
    }));
  }
}

function titleOf({ events }: PlaybookDefinition, name: string): LocalizedText {
  const held = nameHeld(name);
  return events[name]?.title ?? (held === null ? { zh: name, en: name } : messageOf(held));
}
