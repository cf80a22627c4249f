import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import { camelName, freeName, NOBODY, titleOf, type Draft, type ImportNote } from './draft.js';

/**
 * A playbook out of an XState machine as JSON, as `machine.config` or Stately's export has it. States, events, delays and what
 * leads where are carried over; code that JSON only names (guards, actions, actors) leaves gaps. `null` when it is no machine.
 */
export function importXState(json: JsonValue, key: string): Draft | null {
  const machine = machineIn(json);
  if (machine === null) return null;
  const importer = new XStateImporter();
  const root = importer.state(machine, []);
  const { meta: _, ...config } = root;
  const context = isJsonObject(machine['context']) ? machine['context'] : {};
  const fields = Object.fromEntries(
    Object.entries(context).flatMap(([name, value]) => importer.contextField(name, value)),
  );
  return {
    notes: importer.notes,
    playbook: {
      key,
      version: 1,
      title: titleOf(typeof machine['id'] === 'string' ? machine['id'] : key),
      roles: { [NOBODY.role]: { title: NOBODY.title, department: NOBODY.department } },
      tasks:
        importer.tasks.size > 0
          ? Object.fromEntries(importer.tasks)
          : { somethingToDo: task('somethingToDo') },
      ...(importer.events.size > 0 && { events: Object.fromEntries(importer.events) }),
      machine: {
        ...config,
        id: camelName(typeof machine['id'] === 'string' ? machine['id'] : key, 'machine'),
        context: { ...fields, ...Object.fromEntries(importer.conditions) },
      },
    },
  };
}

function machineIn(json: JsonValue): JsonObject | null {
  if (!isJsonObject(json)) return null;
  const inner = json['machine'] ?? json['config'] ?? json['definition'];
  const machine = isJsonObject(inner) ? inner : json;
  return isJsonObject(machine['states']) ? machine : null;
}

function task(name: string): JsonObject {
  return {
    title: titleOf(name),
    role: NOBODY.role,
    outcomes: { done: { title: { zh: '完成', en: 'Done' } } },
  };
}

type Path = readonly string[];

/** What a state of the export may hold; anything else is told of and left out. */
const KNOWN: ReadonlySet<string> = new Set(
  `id type initial states on after always onDone invoke entry exit history target tags description meta context key order version $schema`.split(
    ' ',
  ),
);

/** Types that have to be said; the others follow from what is inside. */
const TYPES: ReadonlySet<string> = new Set(['parallel', 'final', 'history']);

class XStateImporter {
  readonly notes: ImportNote[] = [];
  readonly tasks = new Map<string, JsonObject>();
  readonly events = new Map<string, JsonObject>();
  /** Context fields that stand in for guards. */
  readonly conditions = new Map<string, boolean>();

  state(source: JsonObject, path: Path): JsonObject {
    const { type, initial, states, on, after, always, onDone, invoke, history, target, description } = source;
    for (const name of Object.keys(source)) {
      if (!KNOWN.has(name))
        this.note('lost', [...path, name], `不认识的键 ${name}`, `The key ${name} is unknown`);
    }
    const inside = isJsonObject(states) ? Object.entries(states) : [];
    const name = path.at(-1) ?? '';
    const isHistory = type === 'history' || history !== undefined;
    const first = isJsonObject(initial) ? initial['target'] : initial;
    return {
      ...(typeof source['id'] === 'string' &&
        path.length > 0 && { id: camelName(source['id'], `state${path.length}`) }),
      ...(typeof type === 'string' && TYPES.has(type) && { type }),
      ...(typeof history === 'string' && { type: 'history', history }),
      ...(typeof target === 'string' && { target: this.target(target) }),
      ...(!isHistory && { meta: { title: titleOf(name) } }),
      ...(typeof description === 'string' && { description }),
      ...(typeof first === 'string' && { initial: camelName(first, 'state') }),
      ...this.actions(source, path),
      ...this.invokes(invoke, path),
      ...this.handlers(on, path),
      ...this.delays(after, path),
      ...(always !== undefined && { always: this.transitions(always, [...path, 'always']) }),
      ...(onDone !== undefined && { onDone: this.transitions(onDone, [...path, 'onDone']) }),
      ...(inside.length > 0 && {
        states: Object.fromEntries(
          inside.map(([key, child]) => [
            this.rename(key, [...path, key]),
            this.state(isJsonObject(child) ? child : {}, [...path, key]),
          ]),
        ),
      }),
    };
  }

  contextField(name: string, value: JsonValue): [string, JsonValue][] {
    const field = camelName(name, 'field');
    if (field === 'input' || field === 'kpis') {
      this.note('lost', ['context', name], `${name} 为系统保留`, `The name ${name} is reserved`);
      return [];
    }
    if (field !== name) this.note('changed', ['context', name], `改名为 ${field}`, `Renamed to ${field}`);
    return [[field, value]];
  }

  private rename(key: string, path: Path): string {
    const name = camelName(key, 'state');
    if (name !== key) this.note('changed', path, `状态改名为 ${name}`, `The state is renamed to ${name}`);
    return name;
  }

  private actions(source: JsonObject, path: Path): JsonObject {
    for (const place of ['entry', 'exit']) {
      for (const action of listOf(source[place])) this.lostAction(action, [...path, place]);
    }
    return {};
  }

  private lostAction(action: JsonValue, path: Path): void {
    const name = nameIn(action);
    this.note('lost', path, `动作 ${name} 是代码，没有带过来`, `The action ${name} is code and was left out`);
  }

  private invokes(invoke: JsonValue | undefined, path: Path): JsonObject {
    const invokes = listOf(invoke).flatMap((one) => (isJsonObject(one) ? [one] : []));
    if (invokes.length === 0) return {};
    const tasks = invokes.map((one) => {
      const src = nameIn(one['src'] ?? one['id'] ?? 'work');
      const key = freeName(camelName(src, 'work'), new Set(this.tasks.keys()));
      this.tasks.set(key, task(key));
      const where = [...path, 'invoke'];
      this.note(
        'gap',
        where,
        `${src} 是代码；改为任务 ${key}，请写明由谁做、怎样算完成`,
        `${src} is code; it became the task ${key}: say who does it and how it ends`,
      );
      if (one['onError'] !== undefined)
        this.note(
          'lost',
          [...where, 'onError'],
          '任务不会出错，改用结果表示',
          'A task does not fail: give it an outcome instead',
        );
      const next = one['onDone'];
      return {
        src: 'task',
        id: key,
        input: { task: key },
        ...(next !== undefined && { onDone: this.transitions(next, [...where, 'onDone']) }),
      };
    });
    return { invoke: tasks.length === 1 ? (tasks[0] ?? null) : tasks };
  }

  private handlers(on: JsonValue | undefined, path: Path): JsonObject {
    if (!isJsonObject(on)) return {};
    const handlers = Object.entries(on).flatMap(([event, transition]): [string, JsonValue][] => {
      const where = [...path, 'on', event];
      if (event === '*' || event.endsWith('.*') || event.startsWith('xstate.')) {
        this.note('lost', where, `事件 ${event} 不能接收`, `The event ${event} cannot be taken here`);
        return [];
      }
      const name = eventName(event);
      if (name !== event)
        this.note('changed', where, `事件改名为 ${name}`, `The event is renamed to ${name}`);
      this.events.set(name, { title: titleOf(event.toLowerCase()) });
      return [[name, this.transitions(transition, where)]];
    });
    return handlers.length === 0 ? {} : { on: Object.fromEntries(handlers) };
  }

  private delays(after: JsonValue | undefined, path: Path): JsonObject {
    if (!isJsonObject(after)) return {};
    const delays = Object.entries(after).map(([delay, transition]): [string, JsonValue] => {
      const where = [...path, 'after', delay];
      const duration = durationOf(delay);
      if (duration === null)
        this.note(
          'gap',
          where,
          `时长 ${delay} 由代码决定，暂用一天`,
          `The delay ${delay} is code; a day stands in for it`,
        );
      return [duration ?? 'P1D', this.transitions(transition, where)];
    });
    return { after: Object.fromEntries(delays) };
  }

  private transitions(transition: JsonValue, path: Path): JsonValue {
    const list = listOf(transition).map((one) => this.transition(one, path));
    return list.length === 1 ? (list[0] ?? {}) : list;
  }

  private transition(source: JsonValue, path: Path): JsonValue {
    if (typeof source === 'string') return this.target(source);
    if (!isJsonObject(source)) return {};
    const { target, guard, cond, actions, reenter } = source;
    for (const action of listOf(actions)) this.lostAction(action, path);
    const targets = listOf(target).flatMap((one) => (typeof one === 'string' ? [this.target(one)] : []));
    const condition = guard ?? cond;
    return {
      ...(targets.length === 1 && { target: targets[0] ?? '' }),
      ...(targets.length > 1 && { target: targets }),
      ...(condition !== undefined && condition !== null && { guard: this.guard(condition, path) }),
      ...(typeof reenter === 'boolean' && { reenter }),
    };
  }

  /** Left out, a transition would be taken always: a field of the context keeps it shut until somebody says when it opens. */
  private guard(guard: JsonValue, path: Path): JsonObject {
    const name = nameIn(guard);
    const field = camelName(name, 'condition');
    this.conditions.set(field, false);
    this.note(
      'gap',
      path,
      `条件 ${name} 是代码；暂由 context.${field}（假）代替`,
      `The guard ${name} is code; context.${field}, which is false, stands in for it`,
    );
    return { type: 'when', params: { cel: `context.${field}` } };
  }

  private target(target: string): string {
    const [, mark = '', rest = ''] = /^(#|\.)?(.*)$/.exec(target) ?? [];
    return (
      mark +
      rest
        .split('.')
        .map((part) => camelName(part, 'state'))
        .join('.')
    );
  }

  private note(kind: ImportNote['kind'], path: Path, zh: string, en: string): void {
    const message: LocalizedText = { zh, en };
    this.notes.push({ kind, where: path.join('.'), message });
  }
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [value];
}

function nameIn(value: JsonValue): string {
  if (typeof value === 'string') return value;
  const { type } = isJsonObject(value) ? value : {};
  return typeof type === 'string' ? type : '?';
}

/** Events have a dot: `SUBMIT` becomes `outside.submit`, `order.Paid` becomes `order.paid`. */
function eventName(event: string): string {
  const parts = event.split('.').map((part) => camelName(part, 'event'));
  return parts.length > 1 ? parts.join('.') : `outside.${parts[0] ?? 'event'}`;
}

/** Milliseconds as whole seconds, at least one; `null` for a name. */
function durationOf(delay: string): string | null {
  if (!/^\d+$/.test(delay)) return null;
  const seconds = Math.max(1, Math.round(Number(delay) / 1000));
  return seconds % 86_400 === 0 ? `P${seconds / 86_400}D` : `PT${seconds}S`;
}
