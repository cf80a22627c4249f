import type { JsonObject } from '../json.js';
import type {
  EventDefinition,
  LockDefinition,
  PlaybookDefinition,
  RoleDefinition,
  TaskDefinition,
} from '../chart/playbook-definition.js';
import type { BackoffDefinition, ServiceDefinition } from '../chart/service-definition.js';
import type { TimerDefinition } from '../chart/timer-definition.js';

/** A playbook file as `playbook.schema.json` admits it: what has a default may be missing. */
export interface PlaybookSource extends Omit<
  PlaybookDefinition,
  | 'timeZone'
  | 'roles'
  | 'kpis'
  | 'input'
  | 'tasks'
  | 'events'
  | 'internalEvents'
  | 'timers'
  | 'services'
  | 'locks'
> {
  readonly $schema?: string;
  readonly timeZone?: string;
  readonly roles: Readonly<Record<string, RoleSource>>;
  readonly kpis?: PlaybookDefinition['kpis'];
  readonly input?: JsonObject;
  readonly tasks: Readonly<Record<string, TaskSource>>;
  readonly events?: Readonly<Record<string, EventSource>>;
  readonly internalEvents?: readonly string[];
  readonly timers?: Readonly<Record<string, TimerSource>>;
  readonly services?: Readonly<Record<string, ServiceSource>>;
  readonly locks?: Readonly<Record<string, LockSource>>;
}

export type RoleSource = WithDefaults<RoleDefinition, 'skills'>;

export interface TaskSource extends WithDefaults<
  TaskDefinition,
  'kind' | 'roles' | 'checklist' | 'form' | 'decisions'
> {
  /** Short for `roles` with one key. */
  readonly role?: string;
}

export type EventSource = WithDefaults<EventDefinition, 'payload' | 'senders' | 'whenNotTaken'>;

export type TimerSource = WithDefaults<TimerDefinition, 'counts' | 'onPause'>;

export interface ServiceSource extends WithDefaults<
  Omit<ServiceDefinition, 'backoff'>,
  'method' | 'timeout' | 'attempts'
> {
  readonly backoff?: Partial<BackoffDefinition>;
}

export type LockSource = WithDefaults<LockDefinition, 'capacity'>;

type WithDefaults<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
