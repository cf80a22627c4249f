import { decide } from '../../engine/run/decide.js';
import type { TimerRecord } from '../record/run-record.js';
import { accepted } from './refuse.js';
import { step, type Setting, type Step } from './step.js';

/** The step in which a timer comes due. Throws what the chart refuses: CHART_FAULT, TIMER_NOT_DUE, RUN_PAUSED. */
export function fireTimer({ run, chart, now }: Setting, { timer, state }: TimerRecord): Step {
  const decision = accepted(decide(chart, run.state, { type: 'timer.fired', timer }, now), { timer });
  return step({ type: 'timer.fired', payload: { timer, state }, decision, firedTimer: timer });
}
