import { decide } from '../../engine/run/decide.js';
import { readSnapshot } from '../../engine/run/stored-snapshot.js';
import { checkText } from '../../platform/check-input.js';
import { DomainError, StaleVersionError } from '../../platform/domain-error.js';
import { nameOf } from '../actor.js';
import type { LifeRequest } from '../command-request.js';
import { isRun } from '../together/run-message.js';
import { accepted } from './refuse.js';
import { step, type Setting, type Step } from './step.js';
import { requireGoing } from './task-checks.js';

const MOST_REASON_CHARACTERS = 500;

/** A pause that came from the run's parent. */
function isPausedWithParent({ state }: Setting['run']): boolean {
  return readSnapshot(state.snapshot).paused?.withParent === true;
}

const EVENTS = { pauseRun: 'run.paused', resumeRun: 'run.resumed', cancelRun: 'run.cancelled' } as const;

/**
 * Pauses, resumes or cancels the run. Throws FIELD_REQUIRED or FIELD_TOO_LONG for the reason, STALE_VERSION, RUN_ENDED,
 * RUN_PAUSED where it is paused already, RUN_NOT_PAUSED where there is nothing to resume, and CHART_FAULT where what
 * follows (an event that was held, a compensation) cannot be done.
 */
export function changeLife(setting: Setting, command: LifeRequest): Step {
  const { run, chart, actor, now } = setting;
  const reason = checkText(command.reason, ['reason'], MOST_REASON_CHARACTERS);
  requireGoing(run);
  const { type, expectedVersion } = command;
  if (expectedVersion != null && expectedVersion !== run.seq)
    throw new StaleVersionError(expectedVersion, run.seq);
  if (type === 'pauseRun' && run.status === 'paused') throw new DomainError('RUN_PAUSED');
  if (type === 'resumeRun' && run.status !== 'paused') throw new DomainError('RUN_NOT_PAUSED');
  // What its own people have paused does not go on because its parent does.
  if (type === 'resumeRun' && isRun(actor) && !isPausedWithParent(run))
    throw new DomainError('RUN_NOT_PAUSED');
  const withParent = type === 'pauseRun' && isRun(actor);
  const event = { by: nameOf(actor), reason, ...(withParent && { withParent }) };
  const decision = accepted(decide(chart, run.state, { type: EVENTS[type], ...event }, now), { event: type });
  return step({ type: EVENTS[type], payload: event, decision });
}
