import { nameStates, nameTasks } from '../../engine/scenario/say.js';
import { leavesOf } from '../../engine/scenario/state-lists.js';
import { wallClock } from '../../engine/scenario/moments.js';
import type { SimulatedRun } from '../../engine/simulation/simulated-run.js';
import type { Locale } from '../../platform/localized-text.js';
import { statesOf } from '../authoring/coverage.js';
import { describeProblems } from '../authoring/describe-problems.js';
import { statesNotVisited } from './coverage.js';
import type { FileTrouble, PlaybookReport, ScenarioReport } from './run-scenario-files.js';
import { SCENARIO_WORDS } from './scenario-words.js';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Files that could not be read or are wrong. */
  readonly unusable: number;
}

/** How many scenarios held, and how many did not. */
export function countOutcomes(reports: readonly PlaybookReport[]): Outcome {
  const all = reports.flatMap(({ scenarios }) => scenarios);
  const run = all.filter((one) => one.trouble === null);
  const broken = reports.filter(({ trouble }) => trouble !== null).length;
  return {
    passed: run.filter(({ result }) => result.failure === null).length,
    failed: run.filter(({ result }) => result.failure !== null).length,
    unusable: broken + all.length - run.length,
  };
}

/** For people: a line a scenario, more about each that failed, and a summary. */
export function renderScenarios(
  reports: readonly PlaybookReport[],
  locale: Locale,
  withCoverage: boolean,
): string {
  const words = SCENARIO_WORDS[locale];
  const lines = reports.flatMap((report) => {
    if (report.trouble !== null) return tellTrouble(report.playbook, report.trouble, locale);
    if (report.scenarios.length === 0) return [words.noScenarios(report.playbook)];
    return [
      ...report.scenarios.flatMap((one) => tellScenario(one, locale)),
      ...(withCoverage ? tellCoverage(report, locale) : []),
    ];
  });
  return `${[...lines, '', words.summary(countOutcomes(reports))].join('\n')}\n`;
}

function tellTrouble(file: string, trouble: FileTrouble, locale: Locale): string[] {
  if ('unreadable' in trouble) return [`✗ ${SCENARIO_WORDS[locale].unreadable(file, trouble.unreadable)}`];
  return describeProblems(file, trouble.problems, locale)
    .split('\n')
    .map((line) => `✗ ${line}`);
}

function tellScenario(report: ScenarioReport, locale: Locale): string[] {
  const { file } = report;
  if (report.trouble !== null) return tellTrouble(file, report.trouble, locale);
  const { scenario, result, places } = report;
  const words = SCENARIO_WORDS[locale];
  const title = scenario.title[locale];
  const { failure, run } = result;
  if (failure === null) return [`✓ ${file}  ${title}  (${words.steps(scenario.steps.length, daysOf(run))})`];
  const { step, trouble } = failure;
  const place = places[step - 1];
  const at = place === undefined ? file : `${file}:${place.line}:${place.column}`;
  const where = step === 0 ? words.start : words.step(step, scenario.steps.length);
  return [
    `✗ ${at}  ${title}`,
    `    ${where}  ${JSON.stringify(scenario.steps[step - 1] ?? scenario.input ?? {})}`,
    `    ${trouble.code}  ${trouble.message[locale]}`,
    ...trouble.fields.map(({ path, message }) => `      ${path}  ${message[locale]}`),
    ...trouble.mismatches.flatMap(({ what, expected, actual }) => [
      `      ${what}`,
      `        ${words.expected}${words.colon}${expected[locale]}`,
      `        ${words.actual}${words.colon}${actual[locale]}`,
    ]),
    ...(run === null ? [] : [`    ${tellStanding(run, locale)}`]),
  ];
}

function tellStanding(run: SimulatedRun, locale: Locale): string {
  const { chart, now, state, tasks } = run;
  const states = nameStates(chart, leavesOf(state.states))[locale];
  const open = nameTasks(
    chart,
    tasks.map(({ task }) => task),
  )[locale];
  return SCENARIO_WORDS[locale].standing(wallClock(now, chart.definition.timeZone), states, open);
}

function tellCoverage(report: PlaybookReport, locale: Locale): string[] {
  const { chart } = report;
  if (chart === null) return [];
  const all = statesOf(chart).length;
  const left = statesNotVisited(report);
  const words = SCENARIO_WORDS[locale];
  return [
    `  ${words.coverage(all - left.length, all)}`,
    ...(left.length === 0 ? [] : [`  ${words.unvisited}${words.colon}${nameStates(chart, left)[locale]}`]),
  ];
}

const DAY = 86_400_000;

/** How many days the scenario took on its clock. */
function daysOf(run: SimulatedRun | null): number {
  return run === null ? 0 : Math.round((Date.parse(run.now) - Date.parse(run.startedAt)) / DAY);
}
