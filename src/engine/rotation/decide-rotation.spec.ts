import * as fc from 'fast-check';
import { allowedRotationEvents, decideRotation, proposeRotation } from './decide-rotation.js';
import type { RotationAcceptance, RotationDecision } from './rotation-decision.js';
import type { RotationEvent } from './rotation-event.js';
import type { RotationState } from './rotation-state.js';

const NOW = '2024-03-01T01:00:00.000Z';
const PROPOSAL = { plannedStart: '2024-03-04', plannedEnd: '2024-08-31' };

const APPROVALS: readonly RotationEvent[] = [
  { type: 'rotation.approved', by: 'hr' },
  { type: 'rotation.approved', by: 'toDepartment' },
  { type: 'rotation.approved', by: 'fromDepartment' },
];
const PREPARED: RotationEvent = {
  type: 'rotation.prepared',
  mentor: 'p-7',
  objectives: ['Know the warehouse'],
};
const STARTED: RotationEvent = { type: 'rotation.started' };
const REVIEWED: RotationEvent = { type: 'rotation.reviewed', note: 'Goes well' };
const EXTENDED: RotationEvent = { type: 'rotation.extended', plannedEnd: '2024-12-31' };
const ENDED: RotationEvent = { type: 'rotation.ended', at: '2024-08-30' };
const EVALUATED: RotationEvent = { type: 'rotation.evaluated', evaluation: { rating: 4 } };
const RETURNED: RotationEvent = { type: 'rotation.returned' };
const STAYED: RotationEvent = { type: 'rotation.stayed' };
const REJECTED: RotationEvent = { type: 'rotation.rejected', reason: 'Peak season' };
const CANCELLED: RotationEvent = { type: 'rotation.cancelled', reason: 'Changed plans' };

const UNDERWAY = [...APPROVALS, PREPARED, STARTED];

describe('a rotation', () => {
  it('goes from the proposal through both departments and HR to the return', () => {
    const moves = [...UNDERWAY, REVIEWED, EXTENDED, ENDED, EVALUATED, RETURNED];
    expect(moves.map((_, index) => after(moves.slice(0, index + 1)).state.phase)).toEqual([
      'proposed',
      'proposed',
      'approved',
      'approved',
      'started',
      'started',
      'started',
      'ended',
      'evaluated',
      'returned',
    ]);
    expect(after(moves).state).toMatchObject({
      status: 'done',
      snapshot: {
        context: {
          plannedEnd: '2024-12-31',
          endedOn: '2024-08-30',
          mentor: 'p-7',
          evaluation: { rating: 4 },
        },
      },
    });
  });

  it('takes the three approvals in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...APPROVALS], { minLength: 3 }), (approvals) => {
        expect(after(approvals).state.phase).toBe('approved');
      }),
    );
  });

  it('may be prepared before it is approved', () => {
    expect(after([PREPARED, ...APPROVALS, STARTED]).state.phase).toBe('started');
  });

  it('names the states below a phase by their paths', () => {
    expect(after([...UNDERWAY, REVIEWED]).state.states).toEqual(['started', 'started.reviewed']);
    expect(after(APPROVALS.slice(0, 1)).state.states).toContain('proposed.hr.approved');
  });

  it('hands the open tasks over at its start and at its end', () => {
    expect(after(UNDERWAY).effects[0]).toEqual({ type: 'handOver', moment: 'start' });
    expect(after([...UNDERWAY, ENDED]).effects[0]).toEqual({ type: 'handOver', moment: 'end' });
  });

  it('transfers the person who stays, and only that one', () => {
    const evaluated = [...UNDERWAY, ENDED, EVALUATED];
    expect(after([...evaluated, STAYED]).effects).toContainEqual({ type: 'transfer' });
    expect(after([...evaluated, RETURNED]).effects).not.toContainEqual({ type: 'transfer' });
  });

  it('asks all three sides when it is proposed', () => {
    const proposed = proposeRotation(PROPOSAL);
    expect(proposed.ok && proposed.effects.map((effect) => effect.type === 'notify' && effect.to)).toEqual([
      'fromDepartment',
      'toDepartment',
      'hr',
    ]);
  });

  const refused: readonly [string, readonly RotationEvent[], RotationEvent, string, string[]][] = [
    [
      'a second approval of one side',
      APPROVALS.slice(0, 1),
      { type: 'rotation.approved', by: 'hr' },
      'ALREADY_APPROVED',
      ['rotation.approved', 'rotation.cancelled', 'rotation.prepared', 'rotation.rejected'],
    ],
    [
      'a start before all agree',
      APPROVALS.slice(0, 2),
      STARTED,
      'EVENT_NOT_TAKEN',
      ['rotation.approved', 'rotation.cancelled', 'rotation.prepared', 'rotation.rejected'],
    ],
    [
      'a start without mentor and objectives',
      APPROVALS,
      STARTED,
      'NOT_PREPARED',
      ['rotation.cancelled', 'rotation.prepared', 'rotation.started'],
    ],
    [
      'a preparation without objectives',
      APPROVALS,
      { type: 'rotation.prepared', mentor: 'p-7', objectives: [] },
      'INVALID_EVENT',
      ['rotation.cancelled', 'rotation.prepared', 'rotation.started'],
    ],
    [
      'a cancellation after the start',
      UNDERWAY,
      CANCELLED,
      'EVENT_NOT_TAKEN',
      ['rotation.ended', 'rotation.reviewed'],
    ],
    [
      'an extension without a review',
      UNDERWAY,
      EXTENDED,
      'EVENT_NOT_TAKEN',
      ['rotation.ended', 'rotation.reviewed'],
    ],
    [
      'an extension to an earlier day',
      [...UNDERWAY, REVIEWED],
      { type: 'rotation.extended', plannedEnd: '2024-08-31' },
      'END_NOT_LATER',
      ['rotation.ended', 'rotation.extended', 'rotation.reviewed'],
    ],
    [
      'an extension to no day',
      [...UNDERWAY, REVIEWED],
      { type: 'rotation.extended', plannedEnd: '2024-02-30' },
      'INVALID_EVENT',
      ['rotation.ended', 'rotation.extended', 'rotation.reviewed'],
    ],
    [
      'a second extension without another review',
      [...UNDERWAY, REVIEWED, EXTENDED],
      { type: 'rotation.extended', plannedEnd: '2025-12-31' },
      'EVENT_NOT_TAKEN',
      ['rotation.ended', 'rotation.reviewed'],
    ],
    [
      'a return before the evaluation',
      [...UNDERWAY, ENDED],
      RETURNED,
      'EVENT_NOT_TAKEN',
      ['rotation.evaluated'],
    ],
    [
      'a rejection without a reason',
      [],
      { type: 'rotation.rejected', reason: ' ' },
      'INVALID_EVENT',
      ['rotation.approved', 'rotation.cancelled', 'rotation.prepared', 'rotation.rejected'],
    ],
    ['anything after a rejection', [REJECTED], STARTED, 'ROTATION_OVER', []],
    ['anything after a cancellation', [CANCELLED], REJECTED, 'ROTATION_OVER', []],
  ];
  it.each(refused)('refuses %s, and says what it takes', (_, before, event, code, allowedEvents) => {
    expect(decideRotation(after(before).state, event, NOW)).toEqual({
      ok: false,
      code,
      allowedEvents,
      message: { zh: expect.any(String), en: expect.any(String) },
    });
  });

  it.each([
    [{ plannedStart: '2024-03-04', plannedEnd: '2024-03-03' }, 'END_BEFORE_START'],
    [{ plannedStart: 'soon', plannedEnd: '2024-03-03' }, 'INVALID_EVENT'],
  ])('refuses the proposal %j', (proposal, code) => {
    expect(proposeRotation(proposal)).toMatchObject({ ok: false, code });
  });

  it('is the same after every storing and reading back, and takes exactly what it says it takes', () => {
    const anyMoves = fc.array(
      fc.constantFrom(
        ...APPROVALS,
        PREPARED,
        STARTED,
        REVIEWED,
        EXTENDED,
        ENDED,
        EVALUATED,
        RETURNED,
        STAYED,
        REJECTED,
        CANCELLED,
      ),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(anyMoves, (moves) => {
        let state = startState();
        for (const move of moves) {
          const stored: RotationState = JSON.parse(JSON.stringify(state));
          const decision = decideRotation(stored, move, NOW);
          expect(decision).toEqual(decideRotation(state, move, NOW));
          expect(!decision.ok || allowedRotationEvents(stored).includes(move.type)).toBe(true);
          state = decision.ok ? decision.state : state;
        }
      }),
    );
  });
});

function startState(): RotationState {
  return accepted(proposeRotation(PROPOSAL)).state;
}

function after(events: readonly RotationEvent[]): RotationAcceptance {
  let last = accepted(proposeRotation(PROPOSAL));
  for (const event of events) last = accepted(decideRotation(last.state, event, NOW));
  return last;
}

function accepted(decision: RotationDecision): RotationAcceptance {
  if (decision.ok) return decision;
  throw new Error(`${decision.code}: ${decision.message.en}`);
}
