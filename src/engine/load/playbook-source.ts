import type { JsonObject } from '../json.js';
import type {
  EventDefinition,
  PlaybookDefinition,
  RoleDefinition,
  TaskDefinition,
} from '../chart/playbook-definition.js';

/** A playbook file as `playbook.schema.json` admits it: what has a default may be missing. */
export interface PlaybookSource extends Omit<
  PlaybookDefinition,
  'timeZone' | 'roles' | 'kpis' | 'input' | 'tasks' | 'events' | 'internalEvents'
> {
  readonly $schema?: string;
  readonly timeZone?: string;
  readonly roles: Readonly<Record<string, RoleSource>>;
  readonly kpis?: PlaybookDefinition['kpis'];
  readonly input?: JsonObject;
  readonly tasks: Readonly<Record<string, TaskSource>>;
  readonly events?: Readonly<Record<string, EventSource>>;
  readonly internalEvents?: readonly string[];
}

export type RoleSource = WithDefaults<RoleDefinition, 'skills'>;

export interface TaskSource extends WithDefaults<
  TaskDefinition,
  'kind' | 'roles' | 'checklist' | 'form' | 'decisions'
> {
  /** Short for `roles` with one key. */
  readonly role?: string;
}

export type EventSource = WithDefaults<EventDefinition, 'payload' | 'senders'>;

type WithDefaults<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;
