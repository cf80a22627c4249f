import { readFile } from 'node:fs/promises';
import type { Chart } from '../../engine/chart/chart.js';
import type { Problem } from '../../engine/load/problem.js';
import type { Position } from '../../engine/load/source-positions.js';
import { loadScenario } from '../../engine/scenario/load-scenario.js';
import { runScenario, type ScenarioResult } from '../../engine/scenario/run-scenario.js';
import type { ScenarioDefaults, ScenarioDefinition } from '../../engine/scenario/scenario-definition.js';
import { readExample } from '../authoring/read-example.js';
import { readPlaybook } from '../authoring/read-playbook.js';
import { tryToRead, Unreadable } from '../authoring/try-to-read.js';
import type { ScenarioFolder } from './find-scenarios.js';

/** What running the scenarios of one playbook came to. */
export interface PlaybookReport {
  readonly playbook: string;
  /** Why the playbook itself cannot be used; then no scenario was run. */
  readonly trouble: FileTrouble | null;
  readonly chart: Chart | null;
  readonly scenarios: readonly ScenarioReport[];
}

export type FileTrouble = { readonly unreadable: string } | { readonly problems: readonly Problem[] };

export type ScenarioReport =
  | { readonly file: string; readonly trouble: FileTrouble }
  | {
      readonly file: string;
      readonly trouble: null;
      readonly scenario: ScenarioDefinition;
      readonly places: readonly Position[];
      readonly result: ScenarioResult;
    };

/** Runs the scenarios of one playbook, one after the other. */
export async function runScenarioFiles({ playbook, scenarios }: ScenarioFolder): Promise<PlaybookReport> {
  const loaded = await readPlaybook(playbook);
  if (loaded instanceof Unreadable) return unusable(playbook, { unreadable: loaded.why });
  if (!loaded.ok) return unusable(playbook, { problems: loaded.problems });
  const { chart } = loaded;
  const example = await readExample(playbook);
  const reports: ScenarioReport[] = [];
  for (const file of scenarios) reports.push(await runScenarioFile(file, chart, example));
  return { playbook, trouble: null, chart, scenarios: reports };
}

function unusable(playbook: string, trouble: FileTrouble): PlaybookReport {
  return { playbook, trouble, chart: null, scenarios: [] };
}

async function runScenarioFile(
  file: string,
  chart: Chart,
  example: ScenarioDefaults,
): Promise<ScenarioReport> {
  const source = await tryToRead(() => readFile(file, 'utf8'));
  if (source instanceof Unreadable) return { file, trouble: { unreadable: source.why } };
  const loaded = loadScenario(source);
  if (!loaded.ok) return { file, trouble: { problems: loaded.problems } };
  const { scenario, places } = loaded;
  return { file, trouble: null, scenario, places, result: runScenario(chart, scenario, example) };
}
