import { describeGuard } from '../../chart/describe-guard.js';
import type { PlaybookDefinition } from '../../chart/playbook-definition.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import type { LocalizedText } from '../../localized-text.js';
import { own } from '../../own.js';
import { durationText } from '../../time/duration-text.js';
import type { ModelInvocation, ModelNode, ModelTransition } from '../model/model.js';

export function same(text: string): LocalizedText {
  return { zh: text, en: text };
}

export function both(zh: string, en: string): LocalizedText {
  return { zh, en };
}

/** What people call the state; its path where it has no title. */
export function nameOfState({ state }: ModelNode, { title }: PlaybookDefinition): LocalizedText {
  if (state.parent === null) return title;
  return state.definition.meta?.title ?? same(state.path);
}

/** Several states as a list. */
export function nameOfStates(nodes: readonly ModelNode[], definition: PlaybookDefinition): LocalizedText {
  const names = nodes.map((node) => nameOfState(node, definition));
  return both(names.map(({ zh }) => zh).join('”、“'), names.map(({ en }) => en).join('”, “'));
}

export function nameOfTimer(length: string, { timers }: PlaybookDefinition): LocalizedText {
  const timer = own(timers, length);
  return timer?.title ?? durationText(timer?.duration ?? length);
}

/** What is opened, called, started or waited for. */
export function nameOfInvocation(
  { written }: ModelInvocation,
  { tasks, services, locks }: PlaybookDefinition,
): LocalizedText {
  switch (written.kind) {
    case 'task':
      return own(tasks, written.definition.input.task)?.title ?? same(written.definition.input.task);
    case 'service':
      return own(services, written.definition.input.service)?.title ?? same(written.definition.input.service);
    case 'lock':
      return own(locks, written.definition.input.lock)?.title ?? same(written.definition.input.lock);
    case 'playbook':
      return same(written.definition.input.playbook);
    case 'instances':
      return same(written.id);
  }
}

/** A transition by what sets it off, its condition and where it leads. */
export function nameOfTransition(
  { written, targets }: ModelTransition,
  definition: PlaybookDefinition,
): LocalizedText {
  const { meta, guard } = written.definition;
  if (meta !== undefined) return meta.title;
  const cause = causeOf(written.trigger, definition);
  const condition = guard === undefined ? '' : ` [${describeGuard(guard)}]`;
  const to = nameOfStates(targets, definition);
  const arrow = (name: string) => (targets.length === 0 ? '' : ` → ${name}`);
  return both(`${cause.zh}${condition}${arrow(to.zh)}`, `${cause.en}${condition}${arrow(to.en)}`);
}

function causeOf(
  trigger: ModelTransition['written']['trigger'],
  definition: PlaybookDefinition,
): LocalizedText {
  switch (trigger.kind) {
    case 'event':
      return own(definition.events, trigger.event)?.title ?? same(trigger.event);
    case 'kpi':
      return both('上报指标', 'a KPI is reported');
    case 'task': {
      const { task } = trigger.invocation.definition.input;
      return own(definition.tasks, task)?.title ?? same(task);
    }
    case 'timer': {
      const length = nameOfTimer(trigger.length, definition);
      return both(`${length.zh}后`, `after ${length.en}`);
    }
    case 'always':
      return both('条件满足即', 'as soon as it may');
    case 'done':
      return both('内部全部完成', 'when all inside is done');
    default:
      return same(trigger.invocation.id);
  }
}

/** The values of fields, by the titles that a schema gives them: `Cost = 5`. */
export function nameOfData(
  data: JsonObject,
  fields: readonly string[],
  schema: JsonObject | null,
): LocalizedText[] {
  const properties = schema === null ? undefined : schema['properties'];
  return fields.map((field) => {
    const described: JsonValue | undefined = isJsonObject(properties) ? own(properties, field) : undefined;
    const titles = isJsonObject(described) ? described['titles'] : undefined;
    const value = own(data, field);
    const shown = value === undefined ? both('未填', 'left out') : same(JSON.stringify(value));
    const titleIn = (locale: string) => {
      const title = isJsonObject(titles) ? titles[locale] : undefined;
      return typeof title === 'string' ? title : field;
    };
    return both(`${titleIn('zh')} = ${shown.zh}`, `${titleIn('en')} = ${shown.en}`);
  });
}
