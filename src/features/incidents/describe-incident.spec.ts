import type { JsonObject } from '../../engine/json.js';
import type { IncidentCause } from '../../runner/record/incident-record.js';
import { remedyOf } from './describe-incident.js';
import type { IncidentRecord } from './incident.record.js';

function incident(cause: IncidentCause, detail: JsonObject): IncidentRecord {
  return {
    runId: 'r',
    id: 'i',
    cause,
    message: { zh: '-', en: '-' },
    detail,
    retry: null,
    retryTaskId: null,
    openedAt: new Date(0),
    resolvedAt: null,
    resolution: null,
    resolvedBy: null,
    note: '',
  };
}

describe('The remedy of an incident', () => {
  it('of a call that a state waits for is to call again, or to cancel the run', () => {
    expect(remedyOf(incident('CALL_FAILED', { invocation: 'oven' })).en).toContain('cancel the run');
  });

  it('of a compensation, which no run waits for, speaks of what may not have been undone', () => {
    const { en, zh } = remedyOf(incident('CALL_FAILED', { invocation: null }));

    expect(en).toContain('something may not have been undone');
    expect(en).not.toContain('cancel the run');
    expect(zh).toContain('补偿未完成');
  });

  it('of a late answer that could not be undone is to undo it at the service', () => {
    expect(remedyOf(incident('CHART_FAULT', { late: true })).en).toContain('undo it at the service');
  });
});
