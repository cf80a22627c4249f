import type { ErrorObject } from 'ajv';
import type { Location } from '../chart/state-tree.js';
import type { JsonValue } from '../json.js';
import { error, type Finding } from './finding.js';
import { playbookSchemaCheck } from './playbook-schema.js';
import type { PlaybookSource } from './playbook-source.js';
import { isEcho, locationOf, shapeFinding } from './shape-findings.js';
import { removeMember, replaceMember } from './edit-json.js';

/** What is left of a file once everything of a wrong shape has been put aside. */
export interface Shape {
  readonly findings: readonly Finding[];
  /** `null` when too little is left to say anything more about it. */
  readonly source: PlaybookSource | null;
  /** True when nothing had to be put aside. */
  readonly whole: boolean;
}

/**
 * Checks a file against the schema, and makes of it something of the right shape, so that one slip does not hide
 * the other problems: what is wrong is taken out (in place, so that locations stay true), what is missing and harmless
 * is filled in.
 */
export function checkShape(json: JsonValue): Shape {
  if (isFragment(json))
    return { findings: [error('FRAGMENT_ALONE', ['fragment'])], source: null, whole: false };
  const errors = schemaErrors(json);
  const findings = errors.slice(0, MOST_ERRORS).map((each) => shapeFinding(each, json));
  // A file with so many slips is another kind of file: putting them aside one by one would take for ever.
  if (errors.length > MOST_ERRORS) {
    const about = { name: String(errors.length - MOST_ERRORS), detail: String(MOST_ERRORS) };
    return { findings: [...findings, error('TOO_MANY_PROBLEMS', [], about)], source: null, whole: false };
  }
  let mended: JsonValue = json;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const left = schemaErrors(mended);
    if (left.length === 0) break;
    mended = left.reduce(mend, mended);
  }
  const value: unknown = mended;
  return { findings, source: playbookSchemaCheck()(value) ? value : null, whole: errors.length === 0 };
}

/** A fragment's file, which is checked where a playbook uses it. */
function isFragment(json: JsonValue): boolean {
  return typeof json === 'object' && json !== null && 'fragment' in json && !('machine' in json);
}

const MOST_ERRORS = 400;

/** Taking out one thing can leave another incomplete, level by level. */
const MAX_ROUNDS = 8;

const TEXT = { zh: '-', en: '-' };

/** What stands in for a missing value that no later check looks at. */
const STAND_INS: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['zh', '-'],
  ['en', '-'],
  ['title', TEXT],
  ['titles', TEXT],
  ['message', TEXT],
  ['description', TEXT],
  ['meta', { title: TEXT }],
  ['key', 'unnamed'],
  ['version', 1],
  ['unit', '-'],
  ['direction', 'increase'],
  ['target', 0],
]);

function schemaErrors(json: JsonValue): ErrorObject[] {
  const check = playbookSchemaCheck();
  const value: unknown = json;
  return check(value) ? [] : (check.errors ?? []).filter((each) => !isEcho(each));
}

function mend(json: JsonValue, schemaError: ErrorObject): JsonValue {
  const location = locationOf(schemaError, json);
  const name = location.at(-1);
  const standIn = typeof name === 'string' ? STAND_INS.get(name) : undefined;
  if (standIn !== undefined && schemaError.keyword !== 'additionalProperties') {
    if (isText(name) || schemaError.keyword === 'required') return replaceMember(json, location, standIn);
  }
  // What lacks a part that matters is put aside as a whole.
  return removeMember(
    json,
    schemaError.keyword === 'required' ? location.slice(0, -1) : nearestMember(location),
  );
}

function isText(name: Location[number] | undefined): boolean {
  return name === 'zh' || name === 'en';
}

/** Taking an item out of a list would move those after it: the list goes as a whole. */
function nearestMember(location: Location): Location {
  const last = location.findLastIndex((step) => typeof step === 'string');
  return location.slice(0, last + 1);
}
