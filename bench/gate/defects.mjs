import { definitionOf, newState, detour, sitesOf, tasksClosedAt } from './sites.mjs';

const text = (en) => ({ zh: en, en });
const task = (site, onDone) => ({ src: 'task', id: 'gateWork', input: { task: site.plainTask }, onDone });

/**
 * The ways to spoil a playbook. Each says why what it makes is defective whatever the rest of the playbook is, and which
 * findings name that trouble. Sites are transitions at the end of a task outside of parallel states: the playbook
 * is sound, so that each is taken in some run, and nothing but the new states decides what comes after it.
 *
 * @type {Record<string, { because: string, named: string[], spoil: (definition: object, site: object) => object | null }>}
 */
export const defects = {
  standsStill: {
    because: 'a new outcome leads into a state from which nothing leads on',
    named: ['WAITS_FOR_NOTHING'],
    spoil: (definition, site) => newState(detour(definition, site, '#gateLimbo'), 'gateLimbo', {}),
  },
  goesInCircles: {
    because: 'a new outcome leads into two states whose tasks lead only from one to the other',
    named: ['NEVER_ENDS'],
    spoil: (definition, site) =>
      newState(
        newState(detour(definition, site, '#gatePing'), 'gatePing', { invoke: task(site, 'gatePong') }),
        'gatePong',
        { invoke: { ...task(site, 'gatePing'), id: 'gateWorkToo' } },
      ),
  },
  neverRests: {
    because: 'a new outcome leads into two states that lead to each other without any condition',
    named: ['ENDLESS_LOOP', 'ALWAYS_LOOP'],
    spoil: (definition, site) =>
      newState(
        newState(detour(definition, site, '#gateTick'), 'gateTick', { always: 'gateTock' }),
        'gateTock',
        { always: 'gateTick' },
      ),
  },
  waitForEachOther: {
    because: 'two regions each wait for the other to be where it comes only after waiting',
    named: ['WAITS_FOR_NOTHING', 'NEVER_ENDS'],
    spoil: (definition, site) => {
      const both = {
        type: 'parallel',
        onDone: site.target,
        states: { one: waitingFor('two'), two: waitingFor('one') },
      };
      return newState(detour(definition, site, '#gateBoth'), 'gateBoth', both);
    },
  },
  waitsForSilence: {
    because: "the state waits for an event of the chart's own that nothing raises",
    named: ['WAITS_FOR_NOTHING', 'TRANSITION_NEVER_TAKEN'],
    spoil: (definition, site) => ({
      ...newState(detour(definition, site, '#gateDeaf'), 'gateDeaf', {
        on: { 'gate.silent': site.target },
      }),
      internalEvents: [...definition.internalEvents, 'gate.silent'],
    }),
  },
  countsNothing: {
    because: 'the loop is left when a counter has reached 3, and nothing counts it up',
    named: ['NEVER_ENDS', 'TRANSITION_NEVER_TAKEN'],
    spoil: (definition, site) =>
      newState(withContext(detour(definition, site, '#gateLoop'), { gateCount: 0 }), 'gateLoop', {
        invoke: task(site, [
          { guard: { type: 'when', params: { cel: 'context.gateCount >= 3' } }, target: site.target },
          { target: 'gateLoop', reenter: true },
        ]),
      }),
  },
  cannotBeClosed: {
    because: 'every way on from the task asks for a field that is false and never set',
    named: ['TASK_CANNOT_BE_CLOSED', 'NEVER_ENDS'],
    spoil: (definition, site) =>
      newState(withContext(detour(definition, site, '#gateShut'), { gateOpen: false }), 'gateShut', {
        invoke: task(site, {
          guard: { type: 'when', params: { cel: 'context.gateOpen' } },
          target: site.target,
        }),
      }),
  },
  cannotBe: {
    because: 'a transition has a condition that no data meets',
    named: ['TRANSITION_NEVER_TAKEN'],
    spoil: (definition, site) =>
      prepend(definition, site, { guard: { type: 'when', params: { cel: '1 > 2' } }, target: site.target }),
  },
  contradictsItself: {
    because: 'a number would have to be above 7 and below 3 at once',
    named: ['TRANSITION_NEVER_TAKEN'],
    spoil: (definition, site) =>
      withField(definition, site, { type: 'number' }, true, (field) =>
        prepend(definition, site, {
          guard: { type: 'when', params: { cel: `${field} > 7.0 && ${field} < 3.0` } },
          target: site.target,
        }),
      ),
  },
  beyondTheForm: {
    because: 'a field has to be above what its schema allows',
    named: ['TRANSITION_NEVER_TAKEN'],
    spoil: (definition, site) =>
      withField(definition, site, { type: 'number', minimum: 0, maximum: 100 }, true, (field) =>
        prepend(definition, site, {
          guard: { type: 'when', params: { cel: `${field} > 100.0` } },
          target: site.target,
        }),
      ),
  },
  comesTooLate: {
    because: 'a transition without a condition stands before the others of its task',
    named: ['TRANSITION_SHADOWED'],
    spoil: (definition, site) =>
      site.position === 0 ? prepend(definition, site, { target: site.target }) : null,
  },
  saysItTwice: {
    because: 'the same condition stands twice, and only the first can be taken',
    named: ['TRANSITION_SHADOWED'],
    spoil: (definition, site) => {
      const guard = { type: 'outcome', params: { is: site.outcome } };
      return prepend(prepend(definition, site, { guard, target: site.target }), site, {
        guard,
        target: site.target,
      });
    },
  },
  laterThanTheEnd: {
    because: 'a deadline of nine days stands in a state that is always left after two',
    named: ['TIMER_NEVER_RUNS_OUT', 'TRANSITION_NEVER_TAKEN'],
    spoil: (definition, site) =>
      newState(detour(definition, site, '#gateHurry'), 'gateHurry', {
        invoke: task(site, site.target),
        after: {
          P2D: { target: site.target },
          P9D: { actions: { type: 'notify', params: { to: 'lead', message: text('Late') } } },
        },
      }),
  },
  dividesByNothing: {
    because: 'a required field may be 0, and it is divided by',
    named: ['EXPRESSION_FAILS'],
    spoil: (definition, site) =>
      withField(definition, site, { type: 'integer', minimum: 0 }, true, (field) =>
        prepend(withContext(definition, { gateShare: 0 }), site, {
          target: site.target,
          guard: { type: 'outcome', params: { is: site.outcome } },
          actions: { type: 'set', params: { gateShare: `100.0 / ${field}` } },
        }),
      ),
  },
  readsWhatIsLeftOut: {
    because: 'a field that may be left out is read without asking whether it is there',
    named: ['EXPRESSION_FAILS', 'FIELD_MAY_BE_ABSENT'],
    spoil: (definition, site) =>
      withField(definition, site, { type: 'number' }, false, (field) =>
        prepend(withContext(definition, { gateShare: 0 }), site, {
          target: site.target,
          guard: { type: 'outcome', params: { is: site.outcome } },
          actions: { type: 'set', params: { gateShare: field } },
        }),
      ),
  },
  readsWhatNobodyReported: {
    because: 'a new KPI is read in a condition, and nobody need have reported it by then',
    named: ['EXPRESSION_FAILS', 'KPI_MAY_BE_ABSENT', 'FIELD_MAY_BE_ABSENT'],
    spoil: (definition, site) =>
      prepend(
        {
          ...definition,
          kpis: {
            ...definition.kpis,
            gateKpi: { title: text('Gate'), unit: 'percent', direction: 'increase', target: 5 },
          },
        },
        site,
        { guard: { type: 'when', params: { cel: 'context.kpis.gateKpi.value > 5.0' } }, target: site.target },
      ),
  },
  leadsNowhere: {
    because: 'the target does not exist',
    named: ['UNKNOWN_TARGET'],
    spoil: (definition, site) => detour(definition, site, '#gateNowhere'),
  },
  nobodyComes: {
    because: 'no transition leads to the new state',
    named: ['UNREACHABLE_STATE', 'STATE_NEVER_ENTERED'],
    spoil: (definition, site) => newState(definition, 'gateIsland', { invoke: task(site, site.target) }),
  },
  outcomeForgotten: {
    because: 'the task has one more outcome, and all its transitions ask for others',
    named: ['OUTCOME_NOT_HANDLED', 'OUTCOME_NOT_TAKEN', 'TASK_CANNOT_BE_CLOSED'],
    spoil: (definition, site) => {
      if (!tasksClosedAt(definition, site).every(({ guard }) => guard?.type === 'outcome')) return null;
      const spoiled = definitionOf(definition);
      spoiled.tasks[site.task].outcomes.gateOther = { title: text('Other') };
      return spoiled;
    },
  },
  neverEnds: {
    because: 'the states in which the run would end are no ends any more',
    named: ['NO_FINAL_STATE', 'WAITS_FOR_NOTHING', 'NEVER_ENDS'],
    spoil: (definition, site) => {
      if (!site.isFirst) return null;
      const spoiled = definitionOf(definition);
      for (const state of Object.values(spoiled.machine.states)) {
        if (state.type === 'final') {
          delete state.type;
          delete state.output;
        }
      }
      return spoiled;
    },
  },
  newsForNobody: {
    because: 'the event is declared and no state takes it',
    named: ['EVENT_NEVER_TAKEN'],
    spoil: (definition, site) =>
      site.isFirst
        ? { ...definition, events: { ...definition.events, 'gate.news': { title: text('News') } } }
        : null,
  },
};

function prepend(definition, site, transition) {
  const spoiled = definitionOf(definition);
  const { invoke } = sitesOf(spoiled).find(({ key }) => key === site.key);
  invoke.onDone = [transition, ...[invoke.onDone].flat()];
  return spoiled;
}

function withContext(definition, fields) {
  const spoiled = definitionOf(definition);
  spoiled.machine.context = { ...spoiled.machine.context, ...fields };
  return spoiled;
}

/** A copy in which the site's task asks for one field more; `spoil` is told how expressions read it. */
function withField(definition, site, schema, required, spoil) {
  const spoiled = definitionOf(spoil('event.output.form.gateField'));
  const { form } = spoiled.tasks[site.task];
  form.properties = { ...form.properties, gateField: { ...schema, titles: text('Gate') } };
  if (required) form.required = [...(form.required ?? []), 'gateField'];
  return spoiled;
}

/** A region that goes on when the other one has. */
function waitingFor(other) {
  return {
    meta: { title: text('Region') },
    initial: 'waiting',
    states: {
      waiting: {
        meta: { title: text('Waiting') },
        always: { guard: { type: 'instate', params: { state: `gateBoth.${other}.gone` } }, target: 'gone' },
      },
      gone: { type: 'final', meta: { title: text('Gone') } },
    },
  };
}
