import type { Chart } from '../chart/chart.js';
import { beginSimulation } from '../simulation/advance.js';
import type { SimulatedRun } from '../simulation/simulated-run.js';
import { attempt } from './attempt.js';
import { checkExpectation } from './check-expectation.js';
import { performStep } from './perform-step.js';
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
  const { refuse, expect, ...doing } = step;
  if (expect !== undefined) {
    const mismatches = checkExpectation(run, expect, since);
    if (mismatches.length > 0) return { trouble: { ...NOT_AS_EXPECTED, mismatches } };
    return { run, since: run.told.length };
  }
  if (refuse !== undefined) {
    const why = checkRefusal(run, refuse, defaults);
    return why === null ? at : { trouble: why };
  }
  const performed = performStep(run, doing, defaults);
  return performed.trouble === null ? { run: performed.run, since } : { trouble: performed.trouble };
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
