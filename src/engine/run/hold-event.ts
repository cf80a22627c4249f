import type { Decision } from './decision.js';
import { keepMail } from './keep-mail.js';
import { mailName } from './mail.js';
import { beginTurn, storedOf, type Moment } from './moment.js';
import { persistPaused } from './persist-snapshot.js';
import type { DeliveredEvent, RunStarted } from './run-event.js';
import { takeIn } from './take-in.js';

/**
 * An event meets a paused run. What comes from outside is checked and held until the run goes on; people's work and timers
 * have to wait: nobody may be ahead of the chart.
 */
export function holdEvent(moment: Moment, event: DeliveredEvent | RunStarted): Decision {
  const { state, refuse } = moment;
  if (event.type === 'run.started') return refuse('RUN_ALREADY_STARTED');
  if (event.type === 'task.closed' || event.type === 'timer.fired') return refuse('RUN_PAUSED');
  const stored = storedOf(moment);
  const intake = takeIn({ ...moment, stored, event });
  if (!intake.ok) return intake;
  const turn = beginTurn(moment, stored);
  intake.useUp(turn.ledger);
  if (!keepMail(turn, event)) return refuse('MAILBOX_FULL', mailName({ event, expiresAt: null }));
  return {
    ok: true,
    state: persistPaused(turn, state, stored.paused ?? { at: moment.now }),
    effects: turn.ledger.effects,
    from: state.states,
    to: state.states,
  };
}
