import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';

/** A task, a call or a child run that has ended well and would have to be undone if the run were cancelled. */
export interface Completion {
  readonly kind: 'task' | 'service' | 'playbook';
  /** The task's or the service's key in the playbook; of a child run, its invocation. */
  readonly key: string;
  /** What its compensation reads as `event.output`. */
  readonly output: JsonValue;
}

export function writeCompletion({ kind, key, output }: Completion): JsonObject {
  return { [kind]: key, output };
}

/** Reads back what `writeCompletion` wrote; nothing for anything else. */
export function readCompletion(json: JsonValue): Completion[] {
  if (!isJsonObject(json)) return [];
  const output = json['output'] ?? null;
  const { task, service, playbook } = json;
  if (typeof playbook === 'string') return [{ kind: 'playbook', key: playbook, output }];
  if (typeof task === 'string') return [{ kind: 'task', key: task, output }];
  return typeof service === 'string' ? [{ kind: 'service', key: service, output }] : [];
}
