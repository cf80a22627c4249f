import type { JsonObject } from '../json.js';
import { DEFAULT_TIME_ZONE } from '../time/time-zone.js';
import type {
  EventDefinition,
  PlaybookDefinition,
  RoleDefinition,
  TaskDefinition,
} from '../chart/playbook-definition.js';
import type { ServiceDefinition } from '../chart/service-definition.js';
import type { TimerDefinition } from '../chart/timer-definition.js';
import type {
  EventSource,
  PlaybookSource,
  RoleSource,
  ServiceSource,
  TaskSource,
  TimerSource,
} from './playbook-source.js';

const NOTHING: JsonObject = { type: 'object', properties: {}, additionalProperties: false };

/** Writes out what a playbook file may leave unsaid. Doing it twice changes nothing. */
export function fillInDefaults(source: PlaybookSource): PlaybookDefinition {
  const { $schema: _, ...said } = source;
  const everyRole = Object.keys(said.roles);
  return {
    ...said,
    timeZone: said.timeZone ?? DEFAULT_TIME_ZONE,
    roles: mapValues(said.roles, fillInRole),
    kpis: said.kpis ?? {},
    input: closed(said.input),
    tasks: mapValues(said.tasks, fillInTask),
    events: mapValues(said.events ?? {}, (event) => fillInEvent(event, everyRole)),
    internalEvents: said.internalEvents ?? [],
    timers: mapValues(said.timers ?? {}, fillInTimer),
    services: mapValues(said.services ?? {}, fillInService),
    locks: mapValues(said.locks ?? {}, (lock) => ({ ...lock, capacity: lock.capacity ?? 1 })),
    ...(said.output !== undefined && {
      output: { ...said.output, schema: closed(said.output.schema) },
    }),
  };
}

function fillInRole(role: RoleSource): RoleDefinition {
  return { ...role, skills: role.skills ?? [] };
}

function fillInTask({ role, ...task }: TaskSource): TaskDefinition {
  return {
    ...task,
    kind: task.kind ?? 'task',
    roles: task.roles ?? (role === undefined ? [] : [role]),
    checklist: task.checklist ?? [],
    form: closed(task.form),
    decisions: task.decisions ?? 1,
  };
}

function fillInEvent(event: EventSource, everyRole: readonly string[]): EventDefinition {
  return {
    ...event,
    payload: closed(event.payload),
    senders: event.senders ?? everyRole,
    whenNotTaken: event.whenNotTaken ?? 'refuse',
  };
}

function fillInTimer(timer: TimerSource): TimerDefinition {
  const onPause = timer.onPause ?? (timer.until === undefined ? 'keepRemainder' : 'keepDate');
  return { ...timer, counts: timer.counts ?? 'calendar', onPause };
}

/** Some nine minutes of trying: long enough for a restart over there, short enough for people to hear of the rest. */
function fillInService(service: ServiceSource): ServiceDefinition {
  return {
    ...service,
    method: service.method ?? 'POST',
    timeout: service.timeout ?? 'PT30S',
    attempts: service.attempts ?? 8,
    backoff: { first: 'PT2S', factor: 3, most: 'PT5M', ...service.backoff },
  };
}

function closed(schema: JsonObject | undefined): JsonObject {
  return schema === undefined ? NOTHING : { ...NOTHING, ...schema };
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
