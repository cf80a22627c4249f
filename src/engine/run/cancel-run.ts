import type { JsonObject } from '../json.js';
import type { Decision } from './decision.js';
import type { EffectLedger } from './effect-ledger.js';
import { executeLast } from './execute-last.js';
import { mailName } from './mail.js';
import { beginTurn, storedOf, type Moment } from './moment.js';
import { noteCompletion } from './note-completion.js';
import { persistCancelled } from './persist-snapshot.js';
import type { RunCancelled } from './run-event.js';

/**
 * Ends the run where it stands: withdraws what is open, drops what waits, undoes what was completed, the newest first, and does
 * what the playbook says of a cancellation. Throws when one of its expressions fails; then nothing is done.
 */
export function cancelRun(moment: Moment, { by, reason }: RunCancelled): Decision {
  const { state } = moment;
  const stored = storedOf(moment);
  const turn = beginTurn(moment, stored);
  const { ledger, compiled, mailbox, completed } = turn;
  for (const [invocation, source] of stored.sources) withdraw(ledger, invocation, source);
  for (const timer of stored.timers.keys()) ledger.clearTimer(timer);
  for (const mail of mailbox.splice(0)) {
    // What a service answered during a pause is done, though no state has heard of it.
    noteCompletion(turn, mail.event);
    ledger.add({ type: 'event.dropped', name: mailName(mail) });
  }
  // Expressions see the instances as they stood.
  let context: JsonObject = { ...stored.context, instances: stored.instances };
  for (const { kind, key, output } of completed.splice(0).toReversed()) {
    const actions = compiled.compensations.get(`${kind}.${key}`) ?? [];
    context = executeLast(actions, context, { output }, ledger);
  }
  context = executeLast(compiled.onCancel, context, { by, reason }, ledger);
  ledger.add({ type: 'run.cancelled' });
  return {
    ok: true,
    state: persistCancelled(turn, state, withoutInstances(context), stored.instances),
    effects: ledger.effects,
    from: state.states,
    to: state.states,
  };
}

function withoutInstances(context: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(context).filter(([field]) => field !== 'instances'));
}

/** Whoever waits for a child gives it up with the run, whatever becomes of it when its state is left. */
function withdraw(ledger: EffectLedger, invocation: string, source: string): void {
  switch (source) {
    case 'service':
      return ledger.cancelCall(invocation);
    case 'playbook':
      return ledger.leaveChild(invocation, 'child.cancel');
    case 'lock':
      return ledger.releaseLock(invocation);
    default:
      return ledger.withdrawTask(invocation);
  }
}
