import { messageOf } from '../../api/messages/catalogue.js';
import type { Chart } from '../../engine/chart/chart.js';
import type { PlaybookDefinition } from '../../engine/chart/playbook-definition.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json.js';
import { titleOfInstance } from '../../engine/instances/title-of-instance.js';
import type { Effect } from '../../engine/run/effect.js';
import type { Locale, LocalizedText } from '../../platform/localized-text.js';
import { RunEventType } from './models/run-event-type.enum.js';
import { nameHeld } from './run-history.messages.js';
import { lockTitle, tellOthers, type Telling } from './describe-others.js';
import { titleOfState } from '../../engine/chart/state-title.js';

/** What a log entry is told from. */
export interface Story {
  readonly type: RunEventType;
  readonly payload: JsonObject;
  readonly effects: readonly Effect[];
  readonly chart: Chart;
  /** Who did it, in the language asked for. */
  readonly actorName: string;
  /** The names of the people that the payload mentions, by uuid. */
  readonly names: ReadonlyMap<string, string>;
  /** What other playbooks are called, by key. */
  readonly playbooks: ReadonlyMap<string, LocalizedText>;
  readonly locale: Locale;
}

/** Tells a log entry as a person would, in one sentence without a full stop. */
export function describeRunEvent(story: Story): string {
  const tellings = [
    tell(story),
    ...tellRetry(story),
    ...(typeof story.payload['incident'] === 'string' ? [{ code: 'HISTORY_INCIDENT_FOLLOWS' }] : []),
    ...tellOthers(story),
    ...tellMailbox(story),
  ];
  const told = tellings.map(({ code, values }) => messageOf(code, { actor: story.actorName, ...values }));
  return told.map((text) => text[story.locale]).join(story.locale === 'zh' ? '；' : '; ');
}

function tell(story: Story): Telling {
  switch (story.type) {
    case RunEventType.RUN_STARTED:
      return { code: 'HISTORY_RUN_STARTED' };
    case RunEventType.TASK_STARTED:
      return { code: 'HISTORY_TASK_STARTED', values: { task: taskTitle(story) } };
    case RunEventType.TASK_CLAIMED:
      return { code: 'HISTORY_TASK_CLAIMED', values: { task: taskTitle(story) } };
    case RunEventType.TASK_ASSIGNED:
      return tellAssignment(story);
    case RunEventType.TASK_ITEM_CHECKED:
      return tellItem(story);
    case RunEventType.TASK_CLOSED:
      return tellClosing(story);
    case RunEventType.APPROVAL_DECIDED:
      return {
        code: 'HISTORY_APPROVAL_DECIDED',
        values: { task: taskTitle(story), outcome: outcomeTitle(story) },
      };
    case RunEventType.TASKS_HANDED_OVER:
      return tellHandover(story);
    case RunEventType.EVENT_SENT:
      return { code: 'HISTORY_EVENT_SENT', values: { event: eventTitle(story) } };
    case RunEventType.KPI_OBSERVED:
      return tellKpi(story);
    case RunEventType.TIMER_FIRED:
      return { code: 'HISTORY_TIMER_FIRED', values: { state: stateTitle(story) } };
    case RunEventType.SERVICE_ANSWERED:
      return { code: 'HISTORY_SERVICE_ANSWERED', values: { service: serviceTitle(story) } };
    case RunEventType.SERVICE_FAILED:
      return {
        code: 'HISTORY_SERVICE_FAILED',
        values: { service: serviceTitle(story), reason: reasonIn(story) },
      };
    case RunEventType.SERVICE_ANSWERED_LATE:
      return {
        code: story.payload['failed'] === true ? 'HISTORY_LATE_NOT_UNDONE' : 'HISTORY_SERVICE_ANSWERED_LATE',
        values: { service: serviceTitle(story) },
      };
    case RunEventType.CHILD_COMPLETED:
      return { code: 'HISTORY_CHILD_COMPLETED', values: { playbook: playbookTitle(story) } };
    case RunEventType.CHILD_FAILED:
      return tellFailedChild(story);
    case RunEventType.LOCK_GRANTED:
      return {
        code: 'HISTORY_LOCK_GRANTED',
        values: { lock: lockTitle(story.chart, textOf(story.payload['lock']), story.locale) },
      };
    case RunEventType.RUN_PAUSED:
      return { code: 'HISTORY_RUN_PAUSED', values: { reason: textOf(story.payload['reason']) } };
    case RunEventType.RUN_RESUMED:
      return { code: 'HISTORY_RUN_RESUMED', values: { reason: textOf(story.payload['reason']) } };
    case RunEventType.RUN_CANCELLED:
      return { code: 'HISTORY_RUN_CANCELLED', values: { reason: textOf(story.payload['reason']) } };
    case RunEventType.INCIDENT_OPENED:
      return tellIncident(story);
    case RunEventType.INCIDENT_RETRIED:
      return tellRetriedIncident(story);
    case RunEventType.INCIDENT_RESOLVED:
      return {
        code: story.payload['givenUp'] == null ? 'HISTORY_INCIDENT_RESOLVED' : 'HISTORY_INCIDENT_GIVEN_UP',
        values: { note: textOf(story.payload['note']) },
      };
  }
}

function tellFailedChild(story: Story): Telling {
  const message = textIn(story.payload['message'], story.locale);
  if (message !== '') return { code: 'HISTORY_CHILD_NOT_ENDED', values: { message } };
  const playbook = playbookTitle(story);
  return { code: 'HISTORY_CHILD_FAILED', values: { playbook, reason: reasonIn(story) } };
}

/** Why a call or a child failed, in the reader's language where the log knows it. */
function reasonIn({ payload, locale }: Story): string {
  const { error } = payload;
  const text = isJsonObject(error) ? textIn(error['text'], locale) : '';
  return text === '' ? textIn(error, 'message') : text;
}

function tellRetriedIncident({ payload }: Story): Telling {
  const note = textOf(payload['note']);
  if (note === '') return { code: 'HISTORY_INCIDENT_RETRIED' };
  return { code: 'HISTORY_INCIDENT_RETRIED_NOTE', values: { note } };
}

function tellAssignment(story: Story): Telling {
  const task = taskTitle(story);
  const person = textOf(story.payload['toPersonId']);
  if (person === '') return { code: 'HISTORY_TASK_UNASSIGNED', values: { task } };
  return { code: 'HISTORY_TASK_ASSIGNED', values: { task, person: nameOf(story, person) } };
}

function tellItem(story: Story): Telling {
  const { item, checked } = story.payload;
  const index = typeof item === 'number' ? item : -1;
  return {
    code: checked === true ? 'HISTORY_ITEM_CHECKED' : 'HISTORY_ITEM_UNCHECKED',
    values: { task: taskTitle(story), item: inLocale(story, taskOf(story)?.checklist[index], `#${index}`) },
  };
}

function tellClosing(story: Story): Telling {
  const code = taskOf(story)?.kind === 'approval' ? 'HISTORY_APPROVAL_CLOSED' : 'HISTORY_TASK_CLOSED';
  return { code, values: { task: taskTitle(story), outcome: outcomeTitle(story) } };
}

function tellHandover(story: Story): Telling {
  const { fromPersonId, toPersonId, tasks } = story.payload;
  return {
    code: 'HISTORY_TASKS_HANDED_OVER',
    values: {
      person: nameOf(story, textOf(fromPersonId)),
      lead: nameOf(story, textOf(toPersonId)),
      count: Array.isArray(tasks) ? tasks.length : 0,
    },
  };
}

function tellKpi(story: Story): Telling {
  const key = textOf(story.payload['kpi']);
  const { value } = story.payload;
  const kpi = story.chart.definition.kpis[key];
  return {
    code: 'HISTORY_KPI_OBSERVED',
    values: {
      kpi: kpi?.title[story.locale] ?? key,
      value: typeof value === 'number' ? value : textOf(value),
      unit: kpi?.unit ?? '',
    },
  };
}

function tellIncident({ payload, locale }: Story): Telling {
  const message = textIn(payload['message'], locale);
  if (message !== '') return { code: 'HISTORY_INCIDENT_OPENED', values: { message } };
  const { count } = payload;
  return { code: 'HISTORY_INCIDENT_AGAIN', values: { count: typeof count === 'number' ? count : 2 } };
}

/** Who tried it again, where the event failed at first. */
function tellRetry(story: Story): Telling[] {
  const { retried } = story.payload;
  if (!isJsonObject(retried)) return [];
  const person = nameOf(story, textOf(retried['by']));
  const note = textOf(retried['note']);
  if (note === '') return [{ code: 'HISTORY_RETRIED_BY', values: { person } }];
  return [{ code: 'HISTORY_RETRIED_BY_NOTE', values: { person, note } }];
}

const MAILBOX = {
  'event.kept': 'HISTORY_EVENT_KEPT',
  'event.taken': 'HISTORY_EVENT_TAKEN',
  'event.expired': 'HISTORY_EVENT_EXPIRED',
  'event.dropped': 'HISTORY_EVENT_DROPPED',
} as const;

/** What became of events that wait, or waited; several of one name are told once. */
function tellMailbox(story: Story): Telling[] {
  const tellings = story.effects.flatMap((effect): [string, Telling][] => {
    switch (effect.type) {
      case 'event.kept':
      case 'event.taken':
      case 'event.expired':
      case 'event.dropped': {
        const isTold = effect.type === 'event.dropped' && effect.by !== undefined;
        const code = isTold ? 'HISTORY_EVENT_DROPPED_TOLD' : MAILBOX[effect.type];
        return [[`${code} ${effect.name}`, { code, values: { event: titleOfMail(story, effect.name) } }]];
      }
      default:
        return [];
    }
  });
  return [...new Map(tellings).values()];
}

/** An event of the playbook by its title; what a pause held back besides, by its kind. */
function titleOfMail({ chart, locale }: Story, name: string): string {
  const title = chart.definition.events[name]?.title;
  if (title) return title[locale];
  const held = nameHeld(name);
  return held === null ? name : messageOf(held)[locale];
}

function taskOf({ chart, payload }: Story): PlaybookDefinition['tasks'][string] | undefined {
  return chart.definition.tasks[textOf(payload['task'])];
}

function taskTitle(story: Story): string {
  const key = textOf(story.payload['task']);
  const title = taskOf(story)?.title ?? { zh: key, en: key };
  return titleOfInstance(title, story.payload)[story.locale];
}

function outcomeTitle(story: Story): string {
  const outcome = textOf(story.payload['outcome']);
  return inLocale(story, taskOf(story)?.outcomes[outcome]?.title, outcome);
}

function eventTitle(story: Story): string {
  const name = textOf(story.payload['name']);
  return inLocale(story, story.chart.definition.events[name]?.title, name);
}

function serviceTitle(story: Story): string {
  const key = textOf(story.payload['service']);
  return inLocale(story, story.chart.definition.services[key]?.title, key);
}

function playbookTitle(story: Story): string {
  const key = textOf(story.payload['playbook']);
  return inLocale(story, story.playbooks.get(key), key);
}

function stateTitle(story: Story): string {
  return titleOfState(story.chart, textOf(story.payload['state']))[story.locale];
}

function nameOf({ names, locale }: Story, personId: string): string {
  return names.get(personId) ?? messageOf('HISTORY_SOMEBODY')[locale];
}

function inLocale({ locale }: Story, text: LocalizedText | undefined, otherwise: string): string {
  return text?.[locale] ?? otherwise;
}

function textIn(value: JsonValue | undefined, key: string): string {
  return value !== undefined && isJsonObject(value) ? textOf(value[key]) : '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
