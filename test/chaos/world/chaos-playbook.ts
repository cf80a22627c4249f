import type { JsonObject } from '../../../src/engine/json.js';
import { end, text, tinyPlaybook, titled } from '../../support/builders/tiny-playbook.js';

export const PLAYBOOK_KEY = 'chaos';
export const DEPARTMENTS = ['chaos-belt', 'chaos-desk'] as const;
export const ROLES = { packer: 2, checker: 3 } as const;

/** The events a run takes from outside. `line.repaired` is refused unless the line stands still. */
export const EVENTS = ['box.broke', 'line.stopped', 'line.repaired'] as const;

const NONCE = {
  type: 'object',
  required: ['nonce'],
  properties: { nonce: { type: 'string', titles: text('nonce') } },
};

function count(field: string): JsonObject {
  return { type: 'set', params: { [field]: `context.${field} + 1` } };
}

function when(cel: string): JsonObject {
  return { type: 'when', params: { cel } };
}

const PACKED = when('context.packed >= context.input.boxes');
const STRUCK = when('context.strokes >= context.input.strokes');

/**
 * Packs boxes and has each checked by two people; a shift ends after four seconds and a check after five, a line that stands
 * still goes on after two. Beside it a clock strikes every second, and a bell rings when nothing broke for three.
 * Every live run has a task or a timer, and nothing in it can fail: an incident is somebody's fault.
 */
export const CHAOS_PLAYBOOK: JsonObject = tinyPlaybook({
  tasks: {
    pack: { role: 'packer', form: NONCE, due: 'PT3S' },
    check: {
      kind: 'approval',
      role: 'checker',
      decisions: 2,
      outcomes: { approved: { title: text('approved') }, rejected: { title: text('rejected') } },
    },
  },
  machine: {
    type: 'parallel',
    context: { packed: 0, broken: 0, strokes: 0, rings: 0, shifts: 0 },
    states: {
      line: {
        ...titled('line'),
        initial: 'packing',
        on: { 'line.stopped': '.standing' },
        states: {
          packing: {
            ...titled('packing'),
            invoke: { src: 'task', input: { task: 'pack' }, onDone: 'checking' },
            after: { PT4S: { target: 'packing', reenter: true, actions: count('shifts') } },
          },
          checking: {
            ...titled('checking'),
            invoke: {
              src: 'approval',
              input: { task: 'check' },
              onDone: [
                {
                  guard: { type: 'outcome', params: { is: 'approved' } },
                  target: 'packed',
                  actions: count('packed'),
                },
                { target: 'packing' },
              ],
            },
            after: { PT5S: 'packing' },
          },
          packed: {
            ...titled('packed'),
            always: [{ guard: PACKED, target: 'shipped' }, { target: 'packing' }],
          },
          standing: { ...titled('standing'), on: { 'line.repaired': 'packing' }, after: { PT2S: 'packing' } },
          shipped: end(),
        },
      },
      clock: {
        ...titled('clock'),
        initial: 'ticking',
        states: {
          ticking: {
            ...titled('ticking'),
            after: {
              PT1S: [
                { guard: STRUCK, target: 'silent' },
                { target: 'ticking', reenter: true, actions: count('strokes') },
              ],
            },
          },
          silent: end(),
        },
      },
      bell: {
        ...titled('bell'),
        initial: 'quiet',
        states: {
          quiet: {
            ...titled('quiet'),
            on: { 'box.broke': { target: 'quiet', reenter: true, actions: count('broken') } },
            after: {
              PT3S: [
                { guard: STRUCK, target: 'packedAway' },
                { target: 'quiet', reenter: true, actions: count('rings') },
              ],
            },
          },
          packedAway: end(),
        },
      },
    },
  },
  more: {
    key: PLAYBOOK_KEY,
    roles: {
      packer: { title: text('packer'), department: DEPARTMENTS[0] },
      checker: { title: text('checker'), department: DEPARTMENTS[1] },
    },
    input: {
      type: 'object',
      required: ['nonce', 'boxes', 'strokes'],
      properties: {
        nonce: { type: 'string', titles: text('nonce') },
        boxes: { type: 'integer', titles: text('boxes') },
        strokes: { type: 'integer', titles: text('strokes') },
      },
    },
    events: Object.fromEntries(EVENTS.map((name) => [name, { title: text(name), payload: NONCE }])),
    kpis: { boxes: { title: text('boxes'), unit: 'boxes', direction: 'increase', target: 100 } },
  },
});
