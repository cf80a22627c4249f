import { isJsonObject } from '../../json.js';
import { FAIR, loadFair as load, SHIPPED } from '../../../../test/support/fair.js';
import { loadPlaybook } from '../load-playbook.js';

/** A fragment that uses another. */
const nest = (key: string, next: string) => ({
  name: `${key}.yaml`,
  source: `
fragment: ${key}
title: { zh: 一, en: a }
state:
  initial: in
  states:
    in: { meta: { title: { zh: 一, en: a }, fragment: { use: ${next} } }, onDone: out }
    out: { type: final, meta: { title: { zh: 一, en: a } } }
`,
});

describe('a playbook of fragments', () => {
  it('loads without a word, every use with names of its own', () => {
    const { result, found } = load(FAIR);
    expect(found).toEqual([]);
    if (!result.ok) return;
    const { tasks, roles, timers, machine, retrospective } = result.playbook;
    expect(Object.keys(tasks)).toEqual([
      'run',
      'kickOffWriteCharter',
      'kickOffHoldMeeting',
      'kickOffAgreeToStart',
      'rulesHandIn',
      'rulesReview',
      'contractHandIn',
      'contractReview',
      'endSettleFigures',
      'endLookBack',
    ]);
    expect(Object.keys(roles)).toEqual(['organiser', 'approver', 'counsel', 'analyst']);
    expect(timers['contractReviewWithin']?.duration).toBe('P5D');
    expect(timers['rulesReviewWithin']?.duration).toBe('P3D');
    expect(machine.context).toEqual({
      kickOffRounds: 0,
      rulesRounds: 0,
      rulesOpinion: '',
      contractRounds: 0,
      contractOpinion: '',
    });
    expect(retrospective).toEqual({ task: 'endLookBack' });
    expect(tasks['contractReview']).toMatchObject({
      title: { zh: '法务审查：场地合同', en: 'Legal review: the contract' },
      due: 'contractReviewWithin',
      roles: ['counsel'],
    });
    expect(JSON.stringify(result.playbook)).not.toContain('${');
    expect(
      isJsonObject(machine.states?.['kickOff']?.meta) && 'fragment' in machine.states['kickOff'].meta,
    ).toBe(false);
  });

  it('loads what was written out as a playbook of its own', () => {
    const { result } = load(FAIR);
    const again = result.ok ? loadPlaybook(JSON.stringify(result.playbook)) : result;
    expect(again).toMatchObject({ ok: true, used: [], playbook: result.ok && result.playbook });
  });

  it('is the same as if its parts had been written there', () => {
    const { result } = load(FAIR);
    const review = result.ok
      ? result.playbook.machine.states?.['reviewing']?.states?.['contract']
      : undefined;
    expect(review?.states?.['reviewing']).toMatchObject({
      invoke: { input: { task: 'contractReview' } },
      after: { contractReviewWithin: { actions: { params: { to: 'lead', task: 'contractReview' } } } },
    });
    expect(JSON.stringify(review)).toContain('"contractOpinion":"event.output.form.opinion"');
    expect(JSON.stringify(review)).toContain('"cel":"context.contractRounds >= 3"');
    expect(JSON.stringify(review)).toContain('"to":"organiser"');
  });

  it.each([
    [
      'an unknown fragment',
      FAIR.replace('use: kick-off', 'use: kick-of'),
      ':19 UNKNOWN_FRAGMENT machine.states.kickOff.meta.fragment.use',
    ],
    [
      'a parameter that it lacks',
      FAIR.replace('with: { aim: { zh: 办一场展会, en: hold a fair }, rounds: 2 }', ''),
      ':18 WRONG_PARAMETER machine.states.kickOff.meta.fragment',
    ],
    [
      'a parameter of a wrong kind',
      FAIR.replace('rounds: 2', 'rounds: two'),
      ':20 WRONG_PARAMETER machine.states.kickOff.meta.fragment.with.rounds',
    ],
    [
      'a parameter that there is not',
      FAIR.replace('rounds: 2', 'laps: 2'),
      ':20 WRONG_PARAMETER machine.states.kickOff.meta.fragment.with.laps',
    ],
    [
      'a role mapped that it has not',
      FAIR.replace('{ projectLead: organiser }', '{ lead: organiser }'),
      ':21 NOT_IN_FRAGMENT machine.states.kickOff.meta.fragment.roles.lead',
    ],
    [
      'a name that is there already',
      FAIR.replace('as: end,', 'as: rules,')
        .replace('use: retrospective', 'use: legal-review, with: { subject: { zh: 一, en: a } }')
        .replace(
          'roles: { projectLead: organiser } }\n      onDone: ended',
          'roles: { submitter: organiser } }\n      onDone: ended',
        ),
      ':47 FRAGMENT_NAME_TAKEN machine.states.lookingBack.meta.fragment',
    ],
    [
      'a state of its own',
      FAIR.replace('onDone: ended', 'onDone: ended\n      initial: here'),
      ':49 FRAGMENT_HAS_IT machine.states.lookingBack.initial',
    ],
    [
      'a role that there is not',
      FAIR.replace('{ projectLead: organiser }', '{ projectLead: organizer }'),
      ':21 NOT_IN_PLAYBOOK machine.states.kickOff.meta.fragment.roles.projectLead',
    ],
    [
      'a value that the place cannot hold',
      FAIR.replace('reviewWithin: P5D', 'reviewWithin: 5 days'),
      ':39 INVALID_DURATION machine.states.reviewing.states.contract.meta.fragment.with.reviewWithin',
    ],
  ])('is refused with %s, where it was written', (_, source, finding) => {
    expect(load(source).found).toContain(finding);
  });

  it('may have fragments in fragments', () => {
    const leaf = {
      name: 'leaf.yaml',
      source: nest('leaf', 'none')
        .source.replace(/fragment: { use: none }/, 'description: { zh: 一, en: a }')
        .replace('onDone: out', 'on: { kpi.observed: out }'),
    };
    const files = [...SHIPPED, nest('one', 'two'), nest('two', 'leaf'), leaf];
    const source = FAIR.replace(
      '{ use: retrospective, as: end, roles: { projectLead: organiser } }',
      '{ use: one }',
    );
    expect(load(source, files).found).toEqual([]);
  });

  it('is refused when its fragments go round in a circle', () => {
    const files = [...SHIPPED, nest('one', 'two'), nest('two', 'one')];
    const source = FAIR.replace(
      '{ use: retrospective, as: end, roles: { projectLead: organiser } }',
      '{ use: one }',
    );
    expect(load(source, files).found).toEqual([
      'two.yaml:7 FRAGMENT_IN_A_CIRCLE state.states.in.meta.fragment.use',
    ]);
  });

  it('is refused when its fragments lie too deep', () => {
    const nested = Array.from({ length: 12 }, (_, n) => nest(`deep${n}`, `deep${n + 1}`));
    const source = FAIR.replace(
      '{ use: retrospective, as: end, roles: { projectLead: organiser } }',
      '{ use: deep0 }',
    );
    expect(load(source, [...SHIPPED, ...nested]).found).toEqual([
      'deep7.yaml:7 FRAGMENTS_TOO_DEEP state.states.in.meta.fragment.use',
    ]);
  });

  it('is refused, and soon, when its fragments multiply beyond all bounds', () => {
    const wide = Array.from({ length: 7 }, (_, n) => ({
      name: `wide${n}.yaml`,
      source: `
fragment: wide${n}
title: { zh: 一, en: a }
state:
  initial: s0
  states:
${Array.from({ length: 40 }, (_each, i) => `    s${i}: { meta: { title: { zh: 一, en: a }, ${n < 6 ? `fragment: { use: wide${n + 1} }` : 'description: { zh: 一, en: a }'} }, onDone: s${i + 1} }`).join('\n')}
    s40: { type: final, meta: { title: { zh: 一, en: a } } }
`,
    }));
    const source = FAIR.replace(
      '{ use: retrospective, as: end, roles: { projectLead: organiser } }',
      '{ use: wide0 }',
    );
    expect(load(source, [...SHIPPED, ...wide]).found).toEqual([
      expect.stringContaining('FRAGMENTS_TOO_LARGE'),
    ]);
  });

  it.each([
    ['is no YAML', 'fragment: broken\nstate: [', 'broken.yaml:2 YAML_SYNTAX'],
    ['lacks a title', 'fragment: broken\nstate: {}', 'broken.yaml:1 MISSING_KEY title'],
    [
      'says what follows it',
      'fragment: broken\ntitle: { zh: 一, en: a }\nstate: { onDone: x }',
      'broken.yaml:3 UNKNOWN_KEY state.onDone',
    ],
    [
      'speaks of a parameter that it has not',
      'fragment: broken\ntitle: { zh: 一, en: a }\nstate:\n  description: ${what}',
      'broken.yaml:4 UNKNOWN_PARAMETER state.description',
    ],
    [
      'has parameters that are no schema',
      'fragment: broken\ntitle: { zh: 一, en: a }\nparameters: { type: object, minProperties: many }\nstate: {}',
      'broken.yaml:3 INVALID_DATA_SCHEMA parameters',
    ],
  ])('is refused when a fragment %s', (_, source, finding) => {
    const user = FAIR.replace(
      '{ use: retrospective, as: end, roles: { projectLead: organiser } }',
      '{ use: broken }',
    );
    expect(load(user, [...SHIPPED, { name: 'broken.yaml', source }]).found).toContain(finding);
  });
});
