import { checkChain } from './check-chain.js';
import { checkLife } from './check-life.js';
import { checkLog } from './check-log.js';
import { checkTasks } from './check-tasks.js';
import { checkTimers } from './check-timers.js';
import type { RunHistory } from './run-history.js';
import { after, type Change, eventsOf, historyOf, whatOf } from './small-history.js';

describe('The checks of what is stored', () => {
  it('find nothing in a run that is as it should be', () => {
    const history = historyOf();
    expect(checkLog(history)).toEqual([]);
    expect(checkChain(history)).toEqual([]);
    expect(checkTimers(history).findings).toEqual([]);
    expect(checkTasks(history)).toEqual([]);
    expect(checkLife(history)).toEqual([]);
  });

  it.each<[string, Readonly<Record<number, Change>>]>([
    ['whose payload was changed', { 2: () => ({ payload: { name: 'box.mended' } }) }],
    ['whose actor was changed', { 3: () => ({ actor: { kind: 'system', id: null } }) }],
    ['whose instant was changed', { 5: () => ({ at: after(1_201) }) }],
    ['that was never chained', { 4: () => ({ hash: null }) }],
  ])('find a tampered log, in an entry %s', (_, changes) => {
    expect(whatOf(checkChain(historyOf({ events: eventsOf(changes) })))).toEqual([
      `event ${Object.keys(changes)[0]} is not what its hash vouches for`,
    ]);
  });

  it('find that the end of a log was cut off', () => {
    const history = historyOf({ events: eventsOf().slice(0, 4) });

    expect(whatOf(checkChain(history))).toEqual(['the head is not the hash of the last event']);
  });

  it.each<[string, Readonly<Record<number, Change>>, string]>([
    ['is dated before the one before it', { 3: () => ({ at: after(50) }) }, 'event 3'],
    [
      'was committed before the one before it',
      { 3: () => ({ committedAt: after(105), at: after(104) }) },
      'event 3',
    ],
    ['is dated after its commit', { 2: () => ({ committedAt: after(-1), at: after(100) }) }, 'event 2'],
  ])('find an event that %s', (what, changes, which) => {
    expect(whatOf(checkLog(historyOf({ events: eventsOf(changes) })))).toContain(`${which} ${what}`);
  });

  it('find a task that was started twice', () => {
    const events = eventsOf({ 2: ({ idempotencyKey }) => ({ ...eventsOf()[2], seq: 2, idempotencyKey }) });

    expect(whatOf(checkLog(historyOf({ events })))).toContain('a task is started twice');
  });

  it('find a timer that fires early by its log', () => {
    const events = eventsOf({ 4: () => ({ at: after(999) }) });

    expect(whatOf(checkTimers(historyOf({ events })).findings)).toEqual([
      'event 4 fires a timer that is not due yet',
    ]);
  });

  it('find a timer that fires early by the database, whatever its log says', () => {
    const events = eventsOf({ 4: () => ({ committedAt: after(850) }) });

    expect(whatOf(checkTimers(historyOf({ events })).findings)).toEqual([
      'event 4 was committed before its timer was due',
    ]);
  });

  it('find a timer that fires twice, or after it was cleared', () => {
    const twice = eventsOf({
      4: () => ({ effects: [] }),
      5: () => ({ ...eventsOf()[3], seq: 5, effects: [] }),
    });
    const cleared = eventsOf({ 2: () => ({ effects: [{ type: 'timer.clear', timer: 't' }] }) });

    expect(whatOf(checkTimers(historyOf({ events: twice, timers: [] })).findings)).toEqual([
      'event 5 fires a timer that is not set, or has fired',
    ]);
    expect(whatOf(checkTimers(historyOf({ events: cleared })).findings)).toEqual([
      'event 4 fires a timer that is not set, or has fired',
    ]);
  });

  it('find a timer that is lost, or that nobody set', () => {
    expect(whatOf(checkTimers(historyOf({ timers: [] })).findings)).toEqual([
      'other timers are stored than are set',
    ]);
    const moved = [{ timer: 't', dueAt: after(2_001), still: false }];
    expect(whatOf(checkTimers(historyOf({ timers: moved })).findings)).toHaveLength(1);
  });

  it('know when a timer that was moved is due, and how late it fired', () => {
    const move = { type: 'timer.move', timer: 't', dueAt: after(1_500).toISOString(), state: 'a' } as const;
    const tooSoon = eventsOf({ 2: () => ({ effects: [move] }) });
    const inTime = eventsOf({
      2: () => ({ effects: [move] }),
      4: () => ({ at: after(1_500), committedAt: after(1_530) }),
    });

    expect(checkTimers(historyOf({ events: tooSoon })).findings).not.toEqual([]);
    expect(checkTimers(historyOf({ events: inTime }))).toEqual({
      findings: [],
      firings: [{ timer: 't', latenessMs: 30 }],
    });
  });

  it.each([
    ['that nobody opened', { id: 'x', invocation: 'x', status: 'open', openedSeq: 2, closedSeq: null }],
    ['twice', { id: 'x', invocation: 'pack', status: 'open', openedSeq: 5, closedSeq: null }],
  ])('find a task %s', (_, task) => {
    const history = historyOf({ tasks: [...historyOf().tasks, task] });

    expect(whatOf(checkTasks(history))).toContain('other tasks are stored than were opened');
  });

  it('find a task that is live though it was closed, or closed by something else', () => {
    const [first, second] = historyOf().tasks;
    const live = {
      ...first,
      id: 'task 1',
      invocation: 'pack',
      openedSeq: 1,
      status: 'open',
      closedSeq: null,
    };
    const closed = { ...live, status: 'withdrawn', closedSeq: 2 };
    const others = second ? [second] : [];

    expect(whatOf(checkTasks(historyOf({ tasks: [live, ...others] })))).toEqual([
      'task task 1 is live, but event 5 closed it',
    ]);
    expect(whatOf(checkTasks(historyOf({ tasks: [closed, ...others] })))).toEqual([
      'task task 1 is withdrawn, but not by its log',
    ]);
  });

  it.each<[string, Partial<RunHistory>]>([
    ['a zombie', { tasks: [], timers: [] }],
    ['a zombie', { tasks: [], timers: [{ timer: 't', dueAt: after(2_000), still: true }] }],
    ['an incident: ZOMBIE', { incidents: ['ZOMBIE'] }],
    ['completed, and something is left', { status: 'completed' }],
    ['a timer stands still', { timers: [{ timer: 't', dueAt: after(2_000), still: true }] }],
  ])('find %s', (what, more) => {
    expect(whatOf(checkLife(historyOf(more)))).toContain(what);
  });

  it('let a paused run rest, with its timers held', () => {
    const timers = [{ timer: 't', dueAt: after(2_000), still: true }];

    expect(checkLife(historyOf({ status: 'paused', tasks: [], timers }))).toEqual([]);
  });
});
