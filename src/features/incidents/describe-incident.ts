import { messageOf } from '../../api/messages/catalogue.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import type { IncidentCause } from '../../runner/record/incident-record.js';
import type { IncidentRecord } from './incident.record.js';
import './incidents.messages.js';

const REMEDIES: Readonly<Record<IncidentCause, string>> = {
  ZOMBIE: 'INCIDENT_REMEDY_ZOMBIE',
  TIMER_FAILED: 'INCIDENT_REMEDY_TIMER_FAILED',
  NO_DECIDER: 'INCIDENT_REMEDY_NO_DECIDER',
  CHART_FAULT: 'INCIDENT_REMEDY_CHART_FAULT',
  CALL_FAILED: 'INCIDENT_REMEDY_CALL_FAILED',
  CHILD_FAILED: 'INCIDENT_REMEDY_CHILD_FAILED',
  LOCK_STUCK: 'INCIDENT_REMEDY_LOCK_STUCK',
  LOCK_DEADLOCK: 'INCIDENT_REMEDY_LOCK_DEADLOCK',
  TIMER_OVERDUE: 'INCIDENT_REMEDY_TIMER_OVERDUE',
  ROWS_DISAGREE: 'INCIDENT_REMEDY_ROWS_DISAGREE',
};

/** What would mend it. */
export function remedyOf({ cause, detail }: IncidentRecord): LocalizedText {
  if (detail['late'] === true) return messageOf('INCIDENT_REMEDY_LATE_ANSWER');
  if (cause === 'CALL_FAILED' && detail['invocation'] === null) {
    return messageOf('INCIDENT_REMEDY_LOOSE_CALL_FAILED');
  }
  return messageOf(REMEDIES[cause]);
}

/** What a retry would do. */
export function retryOf({ retry, detail }: IncidentRecord): LocalizedText {
  switch (retry) {
    case 'command':
      return messageOf('INCIDENT_RETRIES_COMMAND', { about: textOf(detail['about']) });
    case 'timer':
      return messageOf('INCIDENT_RETRIES_TIMER');
    case 'call':
      return messageOf('INCIDENT_RETRIES_CALL', { service: textOf(detail['service']) });
    case 'child':
      return messageOf('INCIDENT_RETRIES_CHILD', { playbook: textOf(detail['playbook']) });
    default:
      return messageOf('INCIDENT_RETRIES_LOOK');
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
