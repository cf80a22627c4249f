import type { JsonObject } from '../../../src/engine/json.js';

/** The least that a playbook needs, around a machine and its tasks; titles say nothing. */
export function tinyPlaybook(parts: {
  readonly machine: JsonObject;
  readonly tasks?: Readonly<Record<string, JsonObject>>;
  readonly more?: JsonObject;
}): JsonObject {
  const tasks = Object.entries(parts.tasks ?? { work: {} }).map(([key, task]) => [
    key,
    { title: text(key), role: 'worker', outcomes: { done: { title: text('done') } }, ...task },
  ]);
  return {
    key: 'tiny',
    version: 1,
    title: text('tiny'),
    roles: { worker: { title: text('worker'), department: 'works' } },
    tasks: Object.fromEntries(tasks),
    machine: { id: 'tiny', ...parts.machine },
    ...parts.more,
  };
}

export function text(en: string): { zh: string; en: string } {
  return { zh: `${en}（中）`, en };
}

/** A state's `meta`. */
export function titled(en: string): JsonObject {
  return { meta: { title: text(en) } };
}

/** A state that opens a task and leaves for `target` when it is closed. */
export function working(task: string, target: string, more: JsonObject = {}): JsonObject {
  return { ...titled(task), invoke: { src: 'task', id: task, input: { task }, onDone: target }, ...more };
}

/** A final state. */
export function end(): JsonObject {
  return { ...titled('end'), type: 'final' };
}
