import { own } from '../own.js';
import type { Decision } from './decision.js';
import { keepMail } from './keep-mail.js';
import { machineEventOf } from './machine-event.js';
import type { Mail } from './mail.js';
import { beginTurn, storedOf, type Moment } from './moment.js';
import { noteCompletion } from './note-completion.js';
import type { DeliveredEvent, RunStarted } from './run-event.js';
import { takeIn } from './take-in.js';
import type { Turn } from './turn.js';

/** An event meets a run that is under way: the machine takes it, then what waited for that; or it is kept, dropped, refused. */
export function deliver(moment: Moment, event: DeliveredEvent | RunStarted): Decision {
  const { refuse } = moment;
  if (event.type === 'run.started') return refuse('RUN_ALREADY_STARTED');
  const stored = storedOf(moment);
  const intake = takeIn({ ...moment, stored, event });
  if (!intake.ok) return intake;
  const turn = beginTurn(moment, stored);
  intake.useUp(turn.ledger);
  if (turn.take(machineEventOf(event))) noteCompletion(turn, event);
  else if (intake.unlessTaken !== null) {
    return notTaken(turn, event, moment) ?? intake.unlessTaken();
  }
  turn.takeMail((mail) => takeMail(turn, mail));
  return turn.finish();
}

/** True when the machine takes what has waited. */
export function takeMail(turn: Turn, { event }: Mail): boolean {
  const isTaken = turn.take(machineEventOf(event));
  if (isTaken) noteCompletion(turn, event);
  return isTaken;
}

/** What the declaration of the event says for the case that no state takes it; `null` when it is to be refused. */
function notTaken(turn: Turn, event: DeliveredEvent, { refuse }: Moment): Decision | null {
  if (event.type !== 'event.sent') return null;
  switch (own(turn.chart.definition.events, event.name)?.whenNotTaken) {
    case 'keep':
      return keepMail(turn, event) ? turn.finish() : refuse('MAILBOX_FULL', event.name);
    case 'drop':
      turn.ledger.add({ type: 'event.dropped', name: event.name });
      return turn.finish();
    default:
      return null;
  }
}
