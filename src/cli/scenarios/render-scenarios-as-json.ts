import { listOf } from '../../engine/chart/one-or-many.js';
import type { Locale } from '../../platform/localized-text.js';
import { statesNotVisited } from './coverage.js';
import { countOutcomes } from './render-scenarios.js';
import type { FileTrouble, PlaybookReport, ScenarioReport } from './run-scenario-files.js';

/** For programs: the playbooks with their scenarios, what went wrong in which step, and the counts. */
export function renderScenariosAsJson(reports: readonly PlaybookReport[], locale: Locale): string {
  const playbooks = reports.map((report) => ({
    file: report.playbook,
    ...describeTrouble(report.trouble, locale),
    scenarios: report.scenarios.map((one) => describeScenario(one, locale)),
    statesNotVisited: statesNotVisited(report),
  }));
  return `${JSON.stringify({ ...countOutcomes(reports), playbooks }, null, 2)}\n`;
}

function describeScenario(report: ScenarioReport, locale: Locale) {
  const { file } = report;
  if (report.trouble !== null) return { file, ok: false, ...describeTrouble(report.trouble, locale) };
  const { scenario, places, result } = report;
  const { failure, run } = result;
  return {
    file,
    title: scenario.title[locale],
    shows: listOf(scenario.shows),
    ok: failure === null,
    steps: scenario.steps.length,
    ...(run !== null && { startedAt: run.startedAt, endedAt: run.now, status: run.state.status }),
    ...(failure !== null && {
      failure: {
        step: failure.step,
        line: places[failure.step - 1]?.line ?? 1,
        code: failure.trouble.code,
        message: failure.trouble.message[locale],
        fields: failure.trouble.fields.map(({ path, code, message }) => ({
          path,
          code,
          message: message[locale],
        })),
        mismatches: failure.trouble.mismatches.map(({ what, expected, actual }) => ({
          what,
          expected: expected[locale],
          actual: actual[locale],
        })),
      },
    }),
  };
}

function describeTrouble(trouble: FileTrouble | null, locale: Locale) {
  if (trouble === null) return {};
  if ('unreadable' in trouble) return { unreadable: trouble.unreadable };
  const problems = trouble.problems.map(({ code, message, path, line, column, severity }) => ({
    code,
    message: message[locale],
    path,
    line,
    column,
    severity,
  }));
  return { problems };
}
