import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import schema from '../../../playbooks/scenario.schema.json' with { type: 'json' };
import type { Location } from '../chart/state-tree.js';
import type { JsonValue } from '../json.js';
import { parseSource } from '../load/parse-source.js';
import type { Problem } from '../load/problem.js';
import { isEcho, shapeFinding } from '../load/shape-findings.js';
import type { Position } from '../load/source-positions.js';
import { pathText } from '../path-text.js';
import { parseDuration } from '../time/duration.js';
import { isInstant } from './moments.js';
import type { ScenarioDefinition } from './scenario-definition.js';

/** A scenario that can be run, with the place of each of its steps; or everything that is wrong with it, by line. */
export type LoadedScenario =
  | { readonly ok: true; readonly scenario: ScenarioDefinition; readonly places: readonly Position[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Found = Pick<Problem, 'code' | 'message'> & { readonly location: Location };

/** Reads a scenario file, YAML 1.2 or JSON. Names are looked at when it is run. Never throws on any input. */
export function loadScenario(source: string): LoadedScenario {
  const { json, positions, problems, findings } = parseSource(source);
  const found: Found[] = [...findings, ...(json === undefined ? [] : checkScenario(json))];
  const all = [
    ...problems,
    ...found.map(({ code, message, location }): Problem => ({
      code,
      message,
      path: pathText(location),
      ...positions.of(location),
      severity: 'error',
    })),
  ].sort((one, other) => one.line - other.line || one.column - other.column);
  const value: unknown = json;
  if (all.length > 0 || !scenarioCheck()(value)) return { ok: false, problems: all };
  return { ok: true, scenario: value, places: value.steps.map((_, index) => positions.of(['steps', index])) };
}

function checkScenario(json: JsonValue): Found[] {
  const check = scenarioCheck();
  const value: unknown = json;
  if (check(value)) return checkTimes(value);
  return (check.errors ?? []).filter((each) => !isEcho(each)).map((each) => shapeOf(each, json));
}

/** A step that is no step: which kinds there are says more than how many keys are wanted. */
function shapeOf(schemaError: ErrorObject, json: JsonValue): Found {
  const finding = shapeFinding(schemaError, json);
  if (schemaError.keyword !== 'minProperties' && schemaError.keyword !== 'maxProperties') return finding;
  const { location } = finding;
  return {
    code: 'NOT_ONE_THING',
    location,
    message: {
      zh: '这里要有且只有一件事（expect 至少一项）',
      en: 'Exactly one thing happens in a step, and an expect names one at least',
    },
  };
}

function checkTimes({ start, steps }: ScenarioDefinition): Found[] {
  return [
    ...wrongInstant(start, ['start']),
    ...steps.flatMap(({ pass, passUntil }, index) => [
      ...wrongDuration(pass, ['steps', index, 'pass']),
      ...wrongInstant(passUntil, ['steps', index, 'passUntil']),
    ]),
  ];
}

function wrongInstant(text: string | undefined, location: Location): Found[] {
  if (text === undefined || isInstant(text)) return [];
  const message = {
    zh: `${text} 不是带时区偏移的时刻（如 2026-03-02T09:00:00+08:00）`,
    en: `${text} is no instant with its offset, such as 2026-03-02T09:00:00+08:00`,
  };
  return [{ code: 'INVALID_INSTANT', location, message }];
}

function wrongDuration(text: string | undefined, location: Location): Found[] {
  if (text === undefined || parseDuration(text) !== null) return [];
  const message = {
    zh: `${text} 不是有效的 ISO 8601 时长（如 P3D、PT4H）`,
    en: `${text} is not an ISO 8601 duration such as P3D or PT4H`,
  };
  return [{ code: 'INVALID_DURATION', location, message }];
}

let compiled: ValidateFunction<ScenarioDefinition> | undefined;

function scenarioCheck(): ValidateFunction<ScenarioDefinition> {
  compiled ??= new Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    strictTypes: false,
    logger: false,
  }).compile<ScenarioDefinition>(schema);
  return compiled;
}
