import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import { readSnapshot } from '../run/stored-snapshot.js';
import { mailName } from '../run/mail.js';
import type { SimulatedRun, Told } from '../simulation/simulated-run.js';
import { isMoment } from './moments.js';
import type { Expectation, ExpectedMessage, ExpectedMoment } from './scenario-definition.js';
import {
  both,
  listText,
  momentText,
  nameEvents,
  nameServices,
  nameStates,
  nameTasks,
  toldText,
  valueText,
} from './say.js';
import { leavesOf, statesOutside } from './state-lists.js';
import type { Mismatch } from './trouble.js';

/** Everything that is otherwise than expected; `since` counts the messages that were there at the last expect. */
export function checkExpectation(run: SimulatedRun, expected: Expectation, since: number): Mismatch[] {
  return [
    ...checkStatus(run, expected),
    ...checkStates(run, expected),
    ...checkLists(run, expected),
    ...checkMoments(run, expected),
    ...checkData(run, expected),
    ...checkTold(expected, run.told.slice(since)),
  ];
}

function checkStatus({ state }: SimulatedRun, { status }: Expectation): Mismatch[] {
  if (status === undefined || status === state.status) return [];
  return [{ what: 'status', expected: both(status), actual: both(state.status) }];
}

function checkStates({ chart, state }: SimulatedRun, expected: Expectation): Mismatch[] {
  const mismatches: Mismatch[] = [];
  const { states: active } = state;
  const actual = nameStates(chart, leavesOf(active));
  const { states = [], only, notActive = [] } = expected;
  if (!states.every((path) => active.includes(path)))
    mismatches.push({ what: 'states', expected: nameStates(chart, states), actual });
  if (
    only !== undefined &&
    !(only.every((path) => active.includes(path)) && statesOutside(active, only).length === 0)
  )
    mismatches.push({ what: 'only', expected: nameStates(chart, only), actual });
  const unwanted = notActive.filter((path) => active.includes(path));
  if (unwanted.length > 0) {
    const none = nameStates(chart, unwanted);
    const expectation = { zh: `不在 ${none.zh}`, en: `not in ${none.en}` };
    mismatches.push({ what: 'notActive', expected: expectation, actual });
  }
  return mismatches;
}

function checkLists(run: SimulatedRun, expected: Expectation): Mismatch[] {
  const { chart } = run;
  const open = run.tasks.map(({ task }) => task);
  const called = run.calls.map(({ service }) => service);
  const started = run.children.map(({ playbook }) => playbook);
  const kept = readSnapshot(run.state.snapshot).mailbox.map(mailName);
  const tasks = expected.noTasks === true ? [] : expected.tasks;
  return [
    ...differ('tasks', tasks, open, { name: (keys) => nameTasks(chart, keys) }),
    ...differ('calls', expected.calls, called, { name: (keys) => nameServices(chart, keys) }),
    ...differ('children', expected.children, started, { name: listText }),
    ...checkLocks(run, expected),
    ...differ('waiting', expected.waiting, kept, {
      name: (names) => nameEvents(chart, names),
      ordered: true,
    }),
  ];
}

function checkLocks(run: SimulatedRun, { locks = {} }: Expectation): Mismatch[] {
  return Object.entries(locks).flatMap(([name, expected]) => {
    const found = run.locks
      .filter(({ lock }) => lock === name)
      .map(({ isHeld }) => (isHeld ? 'held' : 'waiting'));
    const isThere = expected === null ? found.length === 0 : found.includes(expected);
    return isThere
      ? []
      : [{ what: `locks.${name}`, expected: both(expected ?? '–'), actual: listText(found) }];
  });
}

interface ListStyle {
  readonly name: (keys: readonly string[]) => Mismatch['actual'];
  readonly ordered?: boolean;
}

function differ(
  what: string,
  expected: readonly string[] | undefined,
  actual: readonly string[],
  { name, ordered = false }: ListStyle,
): Mismatch[] {
  if (expected === undefined) return [];
  const text = (list: readonly string[]) => JSON.stringify(ordered ? list : list.toSorted());
  if (text(expected) === text(actual)) return [];
  return [{ what, expected: name(expected), actual: name(actual) }];
}

function checkMoments(run: SimulatedRun, { dueAt = {}, timers = {}, now }: Expectation): Mismatch[] {
  const due = Object.entries(dueAt).flatMap(([key, moment]) => {
    const open = run.tasks.filter(({ task }) => task === key).map((task) => task.dueAt);
    // Not open is another thing than open without a date.
    const isThere = open.some((at) => (at === null ? moment === null : isExpected(moment, at, run)));
    return isThere ? [] : [momentMismatch(`dueAt.${key}`, moment, open, run)];
  });
  const pending = Object.entries(timers).flatMap(([name, moment]) => {
    const found = run.timers
      .filter(({ timer }) => timer.startsWith(`after.${name}.`))
      .map((one) => one.dueAt);
    const isThere = moment === null ? found.length === 0 : found.some((at) => isExpected(moment, at, run));
    return isThere ? [] : [momentMismatch(`timers.${name}`, moment, found, run)];
  });
  const clock =
    now === undefined || isExpected(now, run.now, run) ? [] : [momentMismatch('now', now, [run.now], run)];
  return [...due, ...pending, ...clock];
}

function isExpected(moment: ExpectedMoment, at: string, { chart }: SimulatedRun): boolean {
  return moment !== null && isMoment(moment, at, chart.definition.timeZone);
}

function momentMismatch(
  what: string,
  moment: ExpectedMoment,
  found: readonly (string | null)[],
  { chart }: SimulatedRun,
): Mismatch {
  return { what, expected: both(moment ?? '–'), actual: momentText(found, chart.definition.timeZone) };
}

function checkData(run: SimulatedRun, { context = {}, kpis = {}, output }: Expectation): Mismatch[] {
  const kept = contextOf(run);
  const observed = isJsonObject(kept['kpis']) ? kept['kpis'] : {};
  return [
    ...Object.entries(context).flatMap(([field, value]) => compare(`context.${field}`, value, kept[field])),
    ...Object.entries(kpis).flatMap(([kpi, value]) => compare(`kpis.${kpi}`, value, valueOf(observed[kpi]))),
    ...(output === undefined ? [] : compare('output', output, run.output)),
  ];
}

/** The chart keeps an observation as `{ value }`. */
function valueOf(observation: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(observation) ? observation['value'] : observation;
}

function compare(what: string, expected: JsonValue, actual: JsonValue = null): Mismatch[] {
  if (canonical(expected) === canonical(actual)) return [];
  return [{ what, expected: valueText(expected), actual: valueText(actual) }];
}

function checkTold(expected: Expectation, told: readonly Told[]): Mismatch[] {
  return [
    ...checkMessages(
      'notified',
      expected.notified,
      told.filter(({ kind }) => kind === 'notice'),
    ),
    ...checkMessages(
      'escalated',
      expected.escalated,
      told.filter(({ kind }) => kind === 'escalation'),
    ),
  ];
}

function checkMessages(
  what: string,
  expected: readonly ExpectedMessage[] | undefined,
  told: readonly Told[],
): Mismatch[] {
  if (expected === undefined) return [];
  const everyIsThere = expected.every((one) => told.some((each) => isMessage(one, each)));
  const noOther = told.every((each) => expected.some((one) => isMessage(one, each)));
  if (everyIsThere && noOther) return [];
  return [{ what, expected: listText(expected.map(messageText)), actual: toldText(told) }];
}

function isMessage(expected: ExpectedMessage, told: Told): boolean {
  if (typeof expected === 'string') return expected === told.to;
  const { to, task, message } = expected;
  if (to !== told.to || (task !== undefined && task !== told.task)) return false;
  return message === undefined || told.message.zh.includes(message) || told.message.en.includes(message);
}

function messageText(expected: ExpectedMessage): string {
  if (typeof expected === 'string') return expected;
  const { to, task, message } = expected;
  return `${to}${task === undefined ? '' : ` (${task})`}${message === undefined ? '' : `: …${message}…`}`;
}

export function contextOf({ state }: SimulatedRun): JsonObject {
  const { context } = state.snapshot;
  return isJsonObject(context) ? context : {};
}

/** The same text for the same JSON, in whatever order its keys stand. */
function canonical(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, inside]) => `${JSON.stringify(key)}:${canonical(inside)}`).join()}}`;
}
