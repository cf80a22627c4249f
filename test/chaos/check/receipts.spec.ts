import type { Attempt, Entry, Outcome } from '../load/ledger.js';
import { checkLog } from './check-log.js';
import { checkReceipts } from './check-receipts.js';
import { checkStarts } from './check-starts.js';
import { eventsOf, historyOf, RUN, whatOf } from './small-history.js';

const ACKNOWLEDGED: Outcome = { kind: 'acknowledged', runId: RUN, version: 5 };
const REFUSED: Outcome = { kind: 'refused', codes: ['TASK_CLOSED'] };
const UNANSWERED: Outcome = { kind: 'unanswered', reason: 'ECONNRESET' };

function entry(number: number, ...outcomes: Outcome[]): Entry {
  const key = `chaos:1:1:1:${number}`;
  const operation = number === 1 ? 'startRun' : 'sendRunEvent';
  const attempts = outcomes.map((outcome, index): Attempt => {
    const afterAcknowledgement = outcomes.slice(0, index).some(({ kind }) => kind === 'acknowledged');
    return { replica: 1, afterAcknowledgement, outcome };
  });
  return { key, round: 1, operation, runId: number === 1 ? null : RUN, attempts };
}

const ENTRIES = [1, 2, 3, 4].map((number) => entry(number, ACKNOWLEDGED));

describe("The checks of clients' books", () => {
  it('find nothing where clients were told the truth', () => {
    expect(checkReceipts(historyOf(), ENTRIES)).toEqual([]);
    expect(checkStarts(ENTRIES, [{ id: RUN, title: 'chaos:1:1:1:1' }])).toEqual([]);
  });

  it('find an acknowledged event that is lost', () => {
    const [, , ...rest] = eventsOf();
    const history = historyOf({ events: [...eventsOf().slice(0, 1), ...rest] });

    expect(whatOf(checkReceipts(history, ENTRIES))).toEqual([
      'sendRunEvent chaos:1:1:1:2 was acknowledged and is not in the log',
    ]);
    expect(whatOf(checkLog(history))).toContain('event 2 is missing');
    expect(whatOf(checkLog(history))).toContain('the run counts 5 events and has 4');
  });

  it.each([
    ['acknowledged', ACKNOWLEDGED],
    ['never answered', UNANSWERED],
  ])('find an event that is in the log twice though its key is not, whether it was %s', (_, outcome) => {
    const events = eventsOf({ 3: () => ({ payload: { nonce: 'chaos:1:1:1:2' }, idempotencyKey: null }) });
    const entries = [entry(1, ACKNOWLEDGED), entry(2, outcome), entry(4, ACKNOWLEDGED)];

    expect(whatOf(checkReceipts(historyOf({ events }), entries))).toEqual([
      'sendRunEvent chaos:1:1:1:2 is in the log 2 times',
    ]);
  });

  it('let an unanswered request be in the log once, or not at all', () => {
    const open = [
      entry(1, ACKNOWLEDGED),
      entry(2, UNANSWERED),
      entry(3, UNANSWERED, REFUSED),
      entry(4, UNANSWERED),
    ];

    expect(checkReceipts(historyOf(), open)).toEqual([]);
    expect(checkReceipts(historyOf(), [...open, entry(9, UNANSWERED)])).toEqual([]);
  });

  it('find a refused request that was done all the same', () => {
    const entries = [...ENTRIES.slice(0, 3), entry(4, REFUSED, REFUSED)];

    expect(whatOf(checkReceipts(historyOf(), entries))).toEqual([
      'sendRunEvent chaos:1:1:1:4 was refused and is in the log',
    ]);
  });

  it('find an answer that was taken back when it was asked for again', () => {
    const entries = [...ENTRIES.slice(0, 3), entry(4, ACKNOWLEDGED, REFUSED)];

    expect(whatOf(checkReceipts(historyOf(), entries))).toEqual([
      'sendRunEvent chaos:1:1:1:4 was acknowledged, and refused when it was repeated',
    ]);
  });

  it('find an event that was acknowledged before its time, and one in the log of another run', () => {
    const early: Outcome = { ...ACKNOWLEDGED, version: 4 };

    expect(whatOf(checkReceipts(historyOf(), [...ENTRIES.slice(0, 2), entry(4, early)]))).toEqual([
      'sendRunEvent chaos:1:1:1:4 was acknowledged before it was in the log',
      'chaos:1:1:1:3 is in the log of a run it was not for',
    ]);
  });

  it('find a start that made two runs, none that was promised, or one though it was refused', () => {
    const made = { id: RUN, title: 'chaos:1:1:1:1' };

    expect(whatOf(checkStarts(ENTRIES, [made, { ...made, id: 'other' }]))).toEqual([
      'start chaos:1:1:1:1 made 2 runs',
    ]);
    expect(whatOf(checkStarts(ENTRIES, []))).toEqual([
      'start chaos:1:1:1:1 was acknowledged with another run than it made',
    ]);
    expect(whatOf(checkStarts([entry(1, REFUSED)], [made]))).toEqual([
      'start chaos:1:1:1:1 was refused and made a run',
    ]);
  });
});
