import { own } from '../own.js';
import { addSpan, keepRemainder } from '../time/time-span.js';
import type { Decision } from './decision.js';
import { takeMail } from './deliver.js';
import type { Mail } from './mail.js';
import { beginTurn, storedOf, type Moment } from './moment.js';
import { persistPaused } from './persist-snapshot.js';
import type { RunPaused } from './run-event.js';
import { isFixed, toldDate } from './told-dates.js';
import type { Turn } from './turn.js';

/** Stops the clock: from now on nothing moves the run but its resumption or its cancellation. */
export function pauseRun(moment: Moment, { withParent }: RunPaused): Decision {
  const { state, now, refuse } = moment;
  if (state.status === 'paused') return refuse('RUN_PAUSED');
  const turn = beginTurn(moment, storedOf(moment));
  return {
    ok: true,
    state: persistPaused(turn, state, withParent === true ? { at: now, withParent } : { at: now }),
    effects: turn.ledger.effects,
    from: state.states,
    to: state.states,
  };
}

/** Lets the run go on: first its timers by their declared meaning, then what was held, in the order in which it came. */
export function resumeRun(moment: Moment): Decision {
  const stored = storedOf(moment);
  if (moment.state.status !== 'paused') return moment.refuse('RUN_NOT_PAUSED');
  const turn = beginTurn(moment, stored);
  moveTimers(turn, stored.timers, stored.paused?.at ?? moment.now);
  turn.receiveMail(
    (mail) => takeMail(turn, mail),
    (mail) => staysWithoutTaker(turn, mail),
  );
  return turn.finish();
}

function moveTimers(
  { compiled, ledger, now, told }: Turn,
  timers: ReadonlyMap<string, string>,
  from: string,
): void {
  for (const [timer, dueAt] of timers) {
    const known = compiled.timers.get(timer);
    if (known === undefined || known.onPause === 'keepDate' || 'until' in known.span) continue;
    const { span, onPause } = known;
    const counted = () =>
      onPause === 'startAgain'
        ? addSpan(now, span, compiled.calendar)
        : keepRemainder(dueAt, { from, to: now }, span, compiled.calendar);
    // A timer of which nothing was told stayed where it was.
    const isTold = told !== null && !isFixed(span);
    const moved = isTold ? (toldDate(told, span, 'timer.move', timer) ?? dueAt) : counted();
    if (moved !== dueAt) ledger.moveTimer(timer, moved);
  }
}

/** Held, and no state takes it: an event goes on waiting where it is declared to be kept; an answer has nobody else. */
function staysWithoutTaker({ chart }: Turn, { event }: Mail): boolean {
  if (event.type !== 'event.sent') return true;
  return own(chart.definition.events, event.name)?.whenNotTaken === 'keep';
}
