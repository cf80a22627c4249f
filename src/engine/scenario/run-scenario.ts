import type { Chart } from '../chart/chart.js';
import { addDuration } from '../time/add-duration.js';
import { parseDuration } from '../time/duration.js';
import { beginSimulation } from '../simulation/advance.js';
import { passTime } from '../simulation/pass-time.js';
import type { SimulatedRun } from '../simulation/simulated-run.js';
import { attempt } from './attempt.js';
import { checkExpectation } from './check-expectation.js';
import { readInstant } from './moments.js';
import { LEAD } from './players.js';
import type { ScenarioDefaults, ScenarioDefinition, ScenarioStep } from './scenario-definition.js';
import { refusedBy, trouble, type Trouble } from './trouble.js';

/** What a scenario came to. */
export interface ScenarioResult {
  /** How far it came: the run after the last step that went well; `null` when it could not even be started. */
  readonly run: SimulatedRun | null;
  /** The step that did not go well, counted from 1, 0 for the start; `null` when all did. */
  readonly failure: { readonly step: number; readonly trouble: Trouble } | null;
}

const DEFAULT_START = '2026-03-02T09:00:00+08:00';

/** Runs a scenario to its end, or to the first step that does not go as it says. Pure; never throws. */
export function runScenario(
  chart: Chart,
  scenario: ScenarioDefinition,
  example: ScenarioDefaults = {},
): ScenarioResult {
  const answers = { ...example.answers, ...scenario.answers };
  const input = scenario.input ?? example.input ?? {};
  const begun = beginSimulation(chart, input, scenario.start ?? DEFAULT_START, LEAD);
  if (!begun.ok) return { run: null, failure: { step: 0, trouble: refusedBy(begun) } };
  let at: Standing = { run: begun.run, since: 0 };
  for (const [index, step] of scenario.steps.entries()) {
    const next = takeStep(at, step, { answers });
    if ('trouble' in next) return { run: at.run, failure: { step: index + 1, trouble: next.trouble } };
    at = next;
  }
  return { run: at.run, failure: null };
}

/** The run, and how many messages there were at the last expect. */
interface Standing {
  readonly run: SimulatedRun;
  readonly since: number;
}

function takeStep(
  at: Standing,
  step: ScenarioStep,
  defaults: ScenarioDefaults,
): Standing | { readonly trouble: Trouble } {
  const { run, since } = at;
  const { pass, passUntil, refuse, expect, ...tried } = step;
  if (expect !== undefined) {
    const mismatches = checkExpectation(run, expect, since);
    if (mismatches.length > 0) return { trouble: { ...NOT_AS_EXPECTED, mismatches } };
    return { run, since: run.told.length };
  }
  if (pass !== undefined || passUntil !== undefined) {
    const passed = letPass(run, step);
    return 'trouble' in passed ? passed : { run: passed.run, since };
  }
  if (refuse !== undefined) {
    const why = checkRefusal(run, refuse, defaults);
    return why === null ? at : { trouble: why };
  }
  const result = attempt(run, tried, defaults);
  return result.ok ? { run: result.run, since } : result;
}

function letPass(
  run: SimulatedRun,
  { pass = '', passUntil = '' }: ScenarioStep,
): { readonly run: SimulatedRun } | { readonly trouble: Trouble } {
  const duration = parseDuration(pass);
  const until =
    duration === null
      ? readInstant(passUntil)
      : addDuration(run.now, duration, run.chart.definition.timeZone);
  if (until === null || until < run.now) return { trouble: PAST };
  const { run: later, stopped } = passTime(run, until);
  if (stopped === null) return { run: later };
  return { trouble: stopped === 'TOO_MANY_TIMERS' ? TOO_MANY_TIMERS : refusedBy(stopped) };
}

function checkRefusal(
  run: SimulatedRun,
  { code, ...tried }: NonNullable<ScenarioStep['refuse']>,
  defaults: ScenarioDefaults,
): Trouble | null {
  const result = attempt(run, tried, defaults);
  if (result.ok) {
    return trouble(
      'NOT_REFUSED',
      `应以 ${code} 拒绝，却被接受了`,
      `This should be refused with ${code}, and was taken`,
    );
  }
  if (result.trouble.code === code) return null;
  const { message } = result.trouble;
  return trouble(
    'REFUSED_OTHERWISE',
    `应以 ${code} 拒绝，实际为 ${result.trouble.code}：${message.zh}`,
    `This should be refused with ${code}, and was with ${result.trouble.code}: ${message.en}`,
  );
}

const NOT_AS_EXPECTED = trouble('NOT_AS_EXPECTED', '与预期不符', 'Things are not as expected');
const PAST = trouble('TIME_IS_PAST', '这个时刻已经过去', 'This moment is past');
const TOO_MANY_TIMERS = trouble(
  'TOO_MANY_TIMERS',
  '这段时间里到期的定时超过一万次',
  'More than ten thousand timers come due in this time',
);
