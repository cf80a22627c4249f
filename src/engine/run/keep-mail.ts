import { own } from '../own.js';
import { addDuration } from '../time/add-duration.js';
import { parseDuration } from '../time/duration.js';
import type { KeepEvent } from './effect.js';
import { MAILBOX_SIZE, mailName, type AnswerEvent, type Mail, type MailEvent } from './mail.js';
import type { Turn } from './turn.js';

/** Puts an event into the run's mailbox; false when no more fit. Answers always do: they are few. */
export function keepMail(turn: Turn, event: MailEvent): boolean {
  if (!isAnswer(event)) {
    const kept = turn.mailbox.filter((mail) => !isAnswer(mail.event)).length;
    if (kept >= MAILBOX_SIZE) return false;
  }
  const mail: Mail = { event, expiresAt: expiryOf(turn, event) };
  turn.mailbox.push(mail);
  turn.ledger.add(keptEffect(mail));
  return true;
}

function isAnswer(event: MailEvent): event is AnswerEvent {
  return 'invocation' in event;
}

function expiryOf({ chart, now }: Turn, event: MailEvent): string | null {
  if (event.type !== 'event.sent') return null;
  const { timeToLive } = own(chart.definition.events, event.name) ?? {};
  const duration = timeToLive === undefined ? null : parseDuration(timeToLive);
  return duration === null ? null : addDuration(now, duration, chart.definition.timeZone);
}

function keptEffect(mail: Mail): KeepEvent {
  const { event, expiresAt } = mail;
  const kept = { type: 'event.kept', name: mailName(mail), expiresAt } as const;
  switch (event.type) {
    case 'event.sent':
      return { ...kept, payload: event.payload, by: event.by };
    case 'kpi.observed':
      return { ...kept, payload: { kpi: event.kpi, value: event.value }, by: event.by };
    default:
      return { ...kept, payload: { invocation: event.invocation }, by: '' };
  }
}
