import * as fc from 'fast-check';
import { decideRotation, proposeRotation } from '../../src/engine/rotation/decide-rotation.js';
import type { RotationEvent, RotationProposal } from '../../src/engine/rotation/rotation-event.js';
import type { RotationDecision } from '../../src/engine/rotation/rotation-decision.js';
import type { RotationState } from '../../src/engine/rotation/rotation-state.js';
import { encodeNodeId as idOf, parseNodeId } from '../../src/api/ids/node-id.js';
import {
  buildRotationCast,
  RotationBuilder,
  type RotationCast,
} from '../support/builders/rotation.builder.js';
import { createRotationApp, type RotationApp } from '../support/rotation-app.js';

let app: RotationApp;
let cast: RotationCast;

beforeAll(async () => {
  app = await createRotationApp();
  cast = await buildRotationCast(app);
});

type Move = readonly [login: string, move: string, input: object];

/** Moves as people might try them, allowed or not; those that lead on come up more often. */
const anyMove = (): fc.Arbitrary<Move> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Move>(['marketing.lead', 'approve', { as: 'FROM_DEPARTMENT' }]) },
    { weight: 3, arbitrary: fc.constant<Move>(['data.lead', 'approve', { as: 'TO_DEPARTMENT' }]) },
    { weight: 3, arbitrary: fc.constant<Move>(['hr', 'approve', { as: 'HR', comment: '同意' }]) },
    {
      weight: 3,
      arbitrary: fc
        .array(fc.constantFrom('目标一', '目标二'), { minLength: 1, maxLength: 2 })
        .map((objectives): Move => [
          'hr',
          'prepare',
          { mentorId: idOf('Person', cast.mentorId), objectives },
        ]),
    },
    { weight: 4, arbitrary: fc.constant<Move>(['hr', 'start', {}]) },
    {
      weight: 2,
      arbitrary: fc
        .string({ minLength: 1 })
        .map((text): Move => ['mentor', 'review', { text: `回顾 ${text}` }]),
    },
    {
      weight: 2,
      arbitrary: fc
        .integer({ min: 1, max: 28 })
        .map((day): Move => [
          'hr',
          'extend',
          { plannedTo: `2026-08-${String(day).padStart(2, '0')}`, reason: '延长' },
        ]),
    },
    { weight: 2, arbitrary: fc.constant<Move>(['hr', 'end', {}]) },
    {
      weight: 3,
      arbitrary: fc
        .record({ rating: fc.integer({ min: 0, max: 6 }), count: fc.constantFrom(1, 2) })
        .map(({ rating, count }): Move => [
          'mentor',
          'evaluate',
          { rating, text: '评价', achieved: Array.from({ length: count }, () => true) },
        ]),
    },
    { weight: 1, arbitrary: fc.constant<Move>(['hr', 'return', {}]) },
    { weight: 1, arbitrary: fc.constant<Move>(['hr', 'stay', {}]) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Move>(
        ['hr', 'reject', { reason: '不' }],
        ['hr', 'cancel', { reason: '不' }],
      ),
    },
  );

interface LogRow {
  readonly seq: number;
  readonly type: string;
  readonly payload: object;
  readonly at: Date;
  readonly from_states: string[];
  readonly to_states: string[];
}

/** What the log says, taken through the chart from its first entry on. */
function replay(log: readonly LogRow[]): RotationState {
  const [first, ...rest] = log;
  let state = accept(proposeRotation(first?.payload as RotationProposal), first);
  for (const row of rest) {
    const event = { ...row.payload, type: row.type } as RotationEvent;
    state = accept(decideRotation(state, event, row.at.toISOString()), row);
  }
  return state;
}

function accept(decision: RotationDecision, row: LogRow | undefined): RotationState {
  if (!decision.ok) throw new Error(`The log does not replay: ${decision.code}`);
  expect([decision.from, decision.to]).toEqual([row?.from_states, row?.to_states]);
  return decision.state;
}

describe('whatever moves are tried', () => {
  it('the stored state of a rotation is what its log leads to, and only accepted moves are in the log', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyMove(), { minLength: 5, maxLength: 30 }), async (moves) => {
        const rotation = await RotationBuilder.propose(app, cast);
        let accepted = 1;
        for (const [login, move, input] of moves) {
          const { userErrors } = await rotation.move(login, move, input);
          if (userErrors.length === 0) accepted += 1;
          app.clock.advance(1_000);
        }
        const id = parseNodeId(rotation.id)?.uuid;
        const [stored] = await app.database.query<{ snapshot: RotationState; phase: string; seq: number }>(
          `SELECT snapshot, phase, seq FROM rotation WHERE id = $1`,
          [id],
        );
        const log = await app.database.query<LogRow>(
          `SELECT * FROM rotation_event WHERE rotation_id = $1 ORDER BY seq`,
          [id],
        );
        const state = replay(log);
        expect(stored).toEqual({ snapshot: state, phase: state.phase, seq: accepted });
        expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
        reached.add(state.phase);
      }),
      { numRuns: 15, seed: 20260302 },
    );
    expect(reached.size).toBeGreaterThan(3);
  });
});
