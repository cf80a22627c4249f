import { listOf } from '../chart/one-or-many.js';
import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import { resolveTarget } from '../chart/resolve-target.js';
import { stateTree, type StateNode, type StateTree } from '../chart/state-tree.js';
import { transitionsOf, type Transition } from '../chart/transition.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import { nameInvocation } from '../picture/label-transition.js';
import { Names } from '../picture/names.js';
import { own } from '../own.js';
import { fieldChanges, plain } from './field-changes.js';
import type { ChangedPart, PlaybookChange } from './playbook-change.js';

/**
 * Everything in which two versions of a playbook differ, in the order of the file: what it is called and starts with, roles,
 * KPIs, tasks with their outcomes and forms, events, timers, services, locks, then states and what leads where. Pure.
 */
export function diffPlaybooks(before: PlaybookDefinition, after: PlaybookDefinition): PlaybookChange[] {
  return [
    ...changedSelf(before, after),
    ...diffRecords('role', before.roles, after.roles),
    ...diffRecords('kpi', before.kpis, after.kpis),
    ...diffSchemas('input', '', before.input, after.input),
    ...diffTasks(before, after),
    ...diffEvents(before, after),
    ...diffRecords('timer', before.timers, after.timers),
    ...diffRecords('service', before.services, after.services),
    ...diffRecords('lock', before.locks ?? {}, after.locks ?? {}),
    ...diffValues('context', before.machine.context ?? {}, after.machine.context ?? {}),
    ...diffStates(before, after),
  ];
}

const SELF = [
  'key',
  'version',
  'title',
  'description',
  'timeZone',
  'workingTime',
  'retrospective',
  'onCancel',
  'output',
] as const;

function changedSelf(before: PlaybookDefinition, after: PlaybookDefinition): PlaybookChange[] {
  const fields = fieldChanges(selfOf(before), selfOf(after));
  if (fields.length === 0) return [];
  return [{ part: 'playbook', kind: 'changed', key: after.key, title: after.title, fields }];
}

function selfOf(playbook: PlaybookDefinition): JsonObject {
  return plain(Object.fromEntries(SELF.map((name) => [name, playbook[name] ?? null])));
}

type Titled = Readonly<Record<string, { readonly title?: LocalizedText | undefined }>>;

function diffRecords(
  part: ChangedPart,
  before: Titled,
  after: Titled,
  leaveOut: readonly string[] = [],
): PlaybookChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key): PlaybookChange[] => {
    const [old, young] = [own(before, key), own(after, key)];
    const title = young?.title ?? old?.title ?? same(key);
    if (old === undefined) return [{ part, kind: 'added', key, title, fields: [] }];
    if (young === undefined) return [{ part, kind: 'removed', key, title, fields: [] }];
    const fields = fieldChanges(plain(old), plain(young)).filter(({ field }) => !leaveOut.includes(field));
    return fields.length === 0 ? [] : [{ part, kind: 'changed', key, title, fields }];
  });
}

function diffTasks(before: PlaybookDefinition, after: PlaybookDefinition): PlaybookChange[] {
  const kept = Object.keys(after.tasks).filter((key) => Object.hasOwn(before.tasks, key));
  return [
    ...diffRecords('task', before.tasks, after.tasks, ['outcomes', 'form']),
    ...kept.flatMap((key) => {
      const [old, young] = [own(before.tasks, key), own(after.tasks, key)];
      if (old === undefined || young === undefined) return [];
      return [
        ...diffRecords('outcome', old.outcomes, young.outcomes).map((change) =>
          under(change, key, young.title),
        ),
        ...diffSchemas('form', key, old.form, young.form).map((change) => ({
          ...change,
          title: joined(young.title, change.title),
        })),
      ];
    }),
  ];
}

function diffEvents(before: PlaybookDefinition, after: PlaybookDefinition): PlaybookChange[] {
  return [
    ...diffRecords('event', before.events, after.events),
    ...diffRecords('event', internalOf(before), internalOf(after)),
  ];
}

function internalOf({ internalEvents }: PlaybookDefinition): Titled {
  return Object.fromEntries(internalEvents.map((name) => [name, { title: same(name) }]));
}

/** Fields of a form or an input, by name. */
function diffSchemas(
  part: 'input' | 'form',
  owner: string,
  before: JsonObject,
  after: JsonObject,
): PlaybookChange[] {
  const [old, young] = [fieldsOf(before), fieldsOf(after)];
  return diffRecords(part, old, young).map((change) => ({
    ...change,
    key: owner === '' ? change.key : `${owner}.${change.key}`,
  }));
}

function fieldsOf({ properties, required }: JsonObject): Titled {
  const needed = Array.isArray(required) ? required.map(String) : [];
  return Object.fromEntries(
    Object.entries(isJsonObject(properties) ? properties : {}).map(([name, field]) => [
      name,
      { ...(isJsonObject(field) ? field : {}), title: titleIn(field, name), required: needed.includes(name) },
    ]),
  );
}

function titleIn(field: JsonValue, name: string): LocalizedText {
  const titles = isJsonObject(field) ? field['titles'] : undefined;
  const { zh, en } = isJsonObject(titles) ? titles : {};
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : same(name);
}

function diffValues(part: ChangedPart, before: JsonObject, after: JsonObject): PlaybookChange[] {
  return diffRecords(part, valuesOf(before), valuesOf(after));
}

function valuesOf(values: JsonObject): Titled {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, { title: same(key), value }]));
}

function diffStates(before: PlaybookDefinition, after: PlaybookDefinition): PlaybookChange[] {
  const [old, young] = [statesIn(before), statesIn(after)];
  return [
    ...diffRecords('state', old.states, young.states),
    // Of a state that came or went as a whole, what leads out of it came or went with it.
    ...diffRecords('transition', old.transitions, young.transitions).filter(
      ({ kind, key }) => kind === 'changed' || isIn(key, old.states, young.states),
    ),
  ];
}

function isIn(transition: string, ...sides: readonly Titled[]): boolean {
  const [source = ''] = transition.split(' ', 1);
  return source === '(root)' || sides.every((states) => Object.hasOwn(states, source));
}

function statesIn(playbook: PlaybookDefinition): { readonly states: Titled; readonly transitions: Titled } {
  const tree = stateTree(playbook.machine, playbook.key);
  const inner = tree.nodes.filter(({ parent }) => parent !== null);
  return {
    states: Object.fromEntries(inner.map((node) => [node.path, describeState(node)])),
    transitions: Object.fromEntries(tree.nodes.flatMap((node) => describeTransitions(node, tree, playbook))),
  };
}

function describeState({ definition, key, type }: StateNode): Titled[string] {
  const { entry, exit, invoke, tags, meta, initial = null, history = null, output = null } = definition;
  // What follows from what is done is told of the transitions.
  const done = listOf(invoke).map(({ src, input }) => ({ src, input }));
  const described = {
    title: meta?.title ?? same(key),
    type,
    initial,
    history,
    output,
    description: meta?.description ?? null,
    entry: listOf(entry),
    exit: listOf(exit),
    invoke: done,
    tags: listOf(tags),
  };
  return described;
}

function describeTransitions(
  node: StateNode,
  tree: StateTree,
  playbook: PlaybookDefinition,
): [string, Titled[string]][] {
  const counted = new Map<string, number>();
  return transitionsOf(node).map((transition) => {
    const cause = causeOf(transition);
    const nth = (counted.get(cause) ?? 0) + 1;
    counted.set(cause, nth);
    const targets = transition.targets.map((target) => resolveTarget(tree, node, target)?.path ?? target);
    const { guard = null, actions = [], reenter = false } = transition.definition;
    const name = `${node.path === '' ? '(root)' : node.path} ${cause}${nth === 1 ? '' : ` #${nth}`}`;
    const title = titleOfTransition(transition, playbook);
    const described = { title, targets, guard, actions: listOf(actions), reenter };
    return [name, described];
  });
}

function causeOf({ trigger }: Transition): string {
  switch (trigger.kind) {
    case 'event':
      return `on ${trigger.event}`;
    case 'timer':
      return `after ${trigger.length}`;
    case 'kpi':
    case 'always':
    case 'done':
      return trigger.kind;
    default:
      return `${trigger.kind} ${trigger.invocation.id}`;
  }
}

function titleOfTransition(transition: Transition, playbook: PlaybookDefinition): LocalizedText {
  const { trigger, source } = transition;
  const where = source.definition.meta?.title ?? same(source.key);
  const cause = (locale: 'zh' | 'en') => {
    const names = new Names(playbook, locale);
    switch (trigger.kind) {
      case 'event':
        return names.event(trigger.event);
      case 'timer':
        return names.words.after(names.length(trigger.length));
      case 'kpi':
        return names.words.measured;
      case 'always':
        return names.words.otherwise;
      case 'done':
        return names.words.allDone;
      default:
        return nameInvocation(trigger.invocation, names);
    }
  };
  return { zh: `${where.zh}：${cause('zh')}`, en: `${where.en}: ${cause('en')}` };
}

function under(change: PlaybookChange, key: string, title: LocalizedText): PlaybookChange {
  return { ...change, key: `${key}.${change.key}`, title: joined(title, change.title) };
}

function joined(outer: LocalizedText, inner: LocalizedText): LocalizedText {
  return { zh: `${outer.zh}：${inner.zh}`, en: `${outer.en}: ${inner.en}` };
}

function same(text: string): LocalizedText {
  return { zh: text, en: text };
}
