import { chainHash } from '../../../src/runner/change/chain-hash.js';
import type { Finding, HistoryEvent, RunHistory } from './run-history.js';

export const RUN = '01990000-0000-7000-8000-000000000001';
const NOON = Date.parse('2026-03-02T04:00:00.000Z');

/** So many milliseconds after noon. */
export function after(milliseconds: number): Date {
  return new Date(NOON + milliseconds);
}

export type Change = (event: HistoryEvent) => Partial<HistoryEvent>;

/** A small log as it should be, or with the entry of a number changed after it was chained. */
export function eventsOf(changes: Readonly<Record<number, Change>> = {}): HistoryEvent[] {
  let previous: string | null = null;
  return LOG.map((parts, index) => {
    const seq = index + 1;
    const bare = { ...EVENT, ...parts, seq };
    previous = chainHash(previous, {
      runId: RUN,
      seq,
      at: bare.at.toISOString(),
      actor: bare.actor,
      event: bare,
    });
    const event = { ...bare, hash: previous };
    return { ...event, ...changes[seq]?.(event) };
  });
}

const EVENT: Omit<HistoryEvent, 'seq' | 'hash'> = {
  type: 'event.sent',
  moves: true,
  payload: {},
  actor: { kind: 'person', id: 'lead' },
  at: after(0),
  committedAt: after(5),
  from: ['a'],
  to: ['a'],
  effects: [],
  idempotencyKey: null,
  requestHash: null,
};

const OPEN = {
  type: 'task.open',
  invocation: 'pack',
  task: 'pack',
  kind: 'task',
  state: 'a',
  input: {},
  dueAt: null,
} as const;

/** A start, an event under a key, a task that is begun and closed, and a timer that fires. */
const LOG: readonly Partial<HistoryEvent>[] = [
  {
    type: 'run.started',
    payload: { input: { nonce: 'chaos:1:1:1:1' } },
    effects: [{ type: 'timer.set', timer: 't', dueAt: after(1_000).toISOString(), state: 'a' }, OPEN],
  },
  {
    payload: { name: 'box.broke', payload: { nonce: 'chaos:1:1:1:2' } },
    idempotencyKey: 'chaos:1:1:1:2',
    requestHash: 'h',
    at: after(100),
    committedAt: after(110),
  },
  {
    type: 'task.started',
    moves: false,
    payload: { taskId: 'task 1' },
    idempotencyKey: 'chaos:1:1:1:3',
    at: after(200),
    committedAt: after(210),
  },
  {
    type: 'timer.fired',
    payload: { timer: 't', state: 'a' },
    actor: { kind: 'timer', id: null },
    effects: [{ type: 'timer.set', timer: 't', dueAt: after(2_000).toISOString(), state: 'a' }],
    at: after(1_000),
    committedAt: after(1_010),
  },
  {
    type: 'task.closed',
    payload: { taskId: 'task 1', invocation: 'pack', form: { nonce: 'chaos:1:1:1:4' } },
    idempotencyKey: 'chaos:1:1:1:4',
    effects: [OPEN],
    at: after(1_200),
    committedAt: after(1_210),
  },
];

export function historyOf(more: Partial<RunHistory> = {}): RunHistory {
  const events = more.events ?? eventsOf();
  return {
    runId: RUN,
    status: 'running',
    seq: LOG.length,
    head: eventsOf().at(-1)?.hash ?? null,
    events,
    tasks: [
      { id: 'task 1', invocation: 'pack', status: 'completed', openedSeq: 1, closedSeq: 5 },
      { id: 'task 2', invocation: 'pack', status: 'open', openedSeq: 5, closedSeq: null },
    ],
    timers: [{ timer: 't', dueAt: after(2_000), still: false }],
    incidents: [],
    pendingCalls: 0,
    ...more,
  };
}

export function whatOf(findings: readonly Finding[]): string[] {
  return findings.map(({ what }) => what);
}
