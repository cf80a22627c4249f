import { assign, setup } from 'xstate';
import type { JsonObject } from '../json.js';
import type { LocalizedText } from '../localized-text.js';
import { ROTATION_MESSAGES } from './rotation-messages.js';
import type { RotationApprover, RotationEvent, RotationProposal } from './rotation-event.js';
import type { RotationParty } from './rotation-effect.js';

/** What a rotation keeps. A type, not an interface, so that it counts as JSON. */
export type RotationContext = {
  plannedStart: string;
  plannedEnd: string;
  mentor: string | null;
  objectives: readonly string[];
  /** Instants. */
  startedAt: string | null;
  reviews: readonly { readonly note: string; readonly at: string }[];
  /** The last day, once it is over. */
  endedOn: string | null;
  evaluation: JsonObject | null;
  /** Why it was rejected or cancelled. */
  reason: string | null;
};

/** An event with the instant at which it was decided. */
export type DatedRotationEvent = RotationEvent & { readonly decidedAt: string };

const types: { context?: RotationContext; events?: DatedRotationEvent; input?: RotationProposal } = {};

const rotation = setup({
  types,
  actions: {
    // These three are reported as effects and never executed here.
    handOver: (_args, _params: { moment: 'start' | 'end' }) => undefined,
    notify: (_args, _params: { to: RotationParty; message: LocalizedText }) => undefined,
    transfer: () => undefined,
    prepare: assign(({ event }) =>
      event.type === 'rotation.prepared' ? { mentor: event.mentor, objectives: event.objectives } : {},
    ),
    begin: assign(({ event }) => ({ startedAt: event.decidedAt })),
    review: assign(({ context, event }) =>
      event.type === 'rotation.reviewed'
        ? { reviews: [...context.reviews, { note: event.note, at: event.decidedAt }] }
        : {},
    ),
    extend: assign(({ event }) =>
      event.type === 'rotation.extended' ? { plannedEnd: event.plannedEnd } : {},
    ),
    end: assign(({ event }) => (event.type === 'rotation.ended' ? { endedOn: event.at } : {})),
    evaluate: assign(({ event }) =>
      event.type === 'rotation.evaluated' ? { evaluation: event.evaluation } : {},
    ),
    giveReason: assign(({ event }) =>
      event.type === 'rotation.rejected' || event.type === 'rotation.cancelled'
        ? { reason: event.reason }
        : {},
    ),
  },
  guards: {
    isPrepared: ({ context }) => context.mentor !== null && context.objectives.length > 0,
    isBy: ({ event }, { approver }: { approver: RotationApprover }) =>
      event.type === 'rotation.approved' && event.by === approver,
    isLater: ({ context, event }) =>
      event.type === 'rotation.extended' && event.plannedEnd > context.plannedEnd,
  },
});

function tell(to: RotationParty, message: LocalizedText) {
  return { type: 'notify' as const, params: { to, message } };
}

/** One approval of three, in any order. */
function approvalOf(approver: RotationApprover) {
  return rotation.createStateConfig({
    initial: 'pending',
    states: {
      pending: {
        on: { 'rotation.approved': { guard: { type: 'isBy', params: { approver } }, target: 'approved' } },
      },
      approved: { type: 'final' },
    },
  });
}

const M = ROTATION_MESSAGES;

/**
 * A person works in another department for a time: both departments and HR agree, a mentor and objectives are named,
 * it starts, is reviewed and perhaps extended, ends, is evaluated, and the person returns or stays.
 */
export const rotationMachine = rotation.createMachine({
  id: 'rotation',
  context: ({ input }) => ({
    plannedStart: input.plannedStart,
    plannedEnd: input.plannedEnd,
    mentor: null,
    objectives: [],
    startedAt: null,
    reviews: [],
    endedOn: null,
    evaluation: null,
    reason: null,
  }),
  initial: 'proposed',
  states: {
    proposed: {
      type: 'parallel',
      entry: [tell('fromDepartment', M.asked), tell('toDepartment', M.asked), tell('hr', M.asked)],
      states: {
        fromDepartment: approvalOf('fromDepartment'),
        toDepartment: approvalOf('toDepartment'),
        hr: approvalOf('hr'),
      },
      on: {
        'rotation.prepared': { actions: 'prepare' },
        'rotation.rejected': {
          target: 'rejected',
          actions: ['giveReason', tell('person', M.rejected), tell('hr', M.rejected)],
        },
        'rotation.cancelled': { target: 'cancelled', actions: 'giveReason' },
      },
      onDone: 'approved',
    },
    approved: {
      entry: [tell('person', M.approved), tell('toDepartment', M.prepare)],
      on: {
        'rotation.prepared': { actions: ['prepare', tell('mentor', M.chosen)] },
        'rotation.started': { guard: 'isPrepared', target: 'started', actions: 'begin' },
        'rotation.cancelled': { target: 'cancelled', actions: 'giveReason' },
      },
    },
    started: {
      initial: 'underway',
      entry: [
        { type: 'handOver', params: { moment: 'start' } },
        tell('person', M.started),
        tell('mentor', M.started),
        tell('fromDepartment', M.started),
      ],
      on: {
        'rotation.reviewed': { target: '.reviewed', actions: 'review' },
        'rotation.ended': { target: 'ended', actions: 'end' },
      },
      states: {
        underway: {},
        reviewed: {
          on: {
            'rotation.extended': {
              guard: 'isLater',
              target: 'extended',
              actions: ['extend', tell('person', M.extended), tell('fromDepartment', M.extended)],
            },
          },
        },
        extended: {},
      },
    },
    ended: {
      entry: [
        { type: 'handOver', params: { moment: 'end' } },
        tell('person', M.ended),
        tell('mentor', M.evaluate),
        tell('hr', M.ended),
      ],
      on: { 'rotation.evaluated': { target: 'evaluated', actions: 'evaluate' } },
    },
    evaluated: {
      entry: tell('hr', M.settle),
      on: { 'rotation.returned': 'returned', 'rotation.stayed': 'stayed' },
    },
    returned: {
      type: 'final',
      entry: [tell('person', M.returned), tell('fromDepartment', M.returned)],
    },
    stayed: {
      type: 'final',
      entry: ['transfer', tell('person', M.stayed), tell('fromDepartment', M.stayed)],
    },
    rejected: { type: 'final' },
    cancelled: {
      type: 'final',
      entry: [
        tell('person', M.cancelled),
        tell('fromDepartment', M.cancelled),
        tell('toDepartment', M.cancelled),
        tell('hr', M.cancelled),
      ],
    },
  },
});
