import { readdirSync, readFileSync } from 'node:fs';
import { isJsonObject } from '../../json.js';
import { loadPlaybook } from '../load-playbook.js';
import type { PartFile } from './part.js';

const SHIPPED = readdirSync('playbooks/fragments').map((name) => ({
  name,
  source: readFileSync(`playbooks/fragments/${name}`, 'utf8'),
}));

const USER = `
key: fair
version: 1
title: { zh: 展会, en: Fair }
roles:
  organiser: { title: { zh: 组织者, en: Organiser }, department: marketing }
tasks:
  run:
    title: { zh: 办展, en: Run it }
    role: organiser
    outcomes: { done: { title: { zh: 完成, en: Done } } }
machine:
  initial: kickOff
  states:
    kickOff:
      meta:
        title: { zh: 启动, en: Kick-off }
        fragment:
          use: kick-off
          with: { aim: { zh: 办一场展会, en: hold a fair }, rounds: 2 }
          roles: { projectLead: organiser }
      onDone:
        - { guard: { type: instate, params: { state: kickOff.agreed } }, target: reviewing }
        - target: dropped
    reviewing:
      type: parallel
      meta: { title: { zh: 审查, en: Reviews } }
      onDone: running
      states:
        rules:
          meta:
            title: { zh: 规则审查, en: Rules }
            fragment: { use: legal-review, with: { subject: { zh: 活动规则, en: the rules } }, roles: { submitter: organiser } }
        contract:
          meta:
            title: { zh: 合同审查, en: Contract }
            fragment:
              use: legal-review
              with: { subject: { zh: 场地合同, en: the contract }, reviewWithin: P5D }
              roles: { submitter: organiser }
    running:
      meta: { title: { zh: 办展, en: Running } }
      invoke: { src: task, input: { task: run }, onDone: lookingBack }
    lookingBack:
      meta:
        title: { zh: 复盘, en: Looking back }
        fragment: { use: retrospective, as: end, roles: { projectLead: organiser } }
      onDone: ended
    ended: { type: final, meta: { title: { zh: 结束, en: Ended } } }
    dropped: { type: final, meta: { title: { zh: 未启动, en: Dropped } } }
`;

function load(source: string, files: readonly PartFile[] = SHIPPED) {
  const result = loadPlaybook(source, {}, files);
  const problems = result.ok ? result.warnings : result.problems;
  return {
    result,
    found: problems.map(({ code, path, file = '', line }) => `${file}:${line} ${code} ${path}`.trim()),
  };
}

describe('a playbook of fragments', () => {
  it('loads without a word, every use with names of its own', () => {
    const { result, found } = load(USER);
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
    const { result } = load(USER);
    const again = result.ok ? loadPlaybook(JSON.stringify(result.playbook)) : result;
    expect(again).toMatchObject({ ok: true, used: [], playbook: result.ok && result.playbook });
  });

  it('is the same as if its parts had been written there', () => {
    const { result } = load(USER);
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

  const use = (more: string) => USER.replace('use: retrospective, as: end,', `use: retrospective, ${more}`);

  it.each([
    [
      'an unknown fragment',
      USER.replace('use: kick-off', 'use: kick-of'),
      ':19 UNKNOWN_FRAGMENT machine.states.kickOff.meta.fragment.use',
    ],
    [
      'a parameter that it lacks',
      USER.replace('with: { aim: { zh: 办一场展会, en: hold a fair }, rounds: 2 }', ''),
      ':18 WRONG_PARAMETER machine.states.kickOff.meta.fragment',
    ],
    [
      'a parameter of a wrong kind',
      USER.replace('rounds: 2', 'rounds: two'),
      ':20 WRONG_PARAMETER machine.states.kickOff.meta.fragment.with.rounds',
    ],
    [
      'a parameter that there is not',
      USER.replace('rounds: 2', 'laps: 2'),
      ':20 WRONG_PARAMETER machine.states.kickOff.meta.fragment.with.laps',
    ],
    [
      'a role mapped that it has not',
      USER.replace('{ projectLead: organiser }', '{ lead: organiser }'),
      ':21 NOT_IN_FRAGMENT machine.states.kickOff.meta.fragment.roles.lead',
    ],
    [
      'a name that is there already',
      use('as: rules,')
        .replace('use: retrospective', 'use: legal-review, with: { subject: { zh: 一, en: a } }')
        .replace(
          'roles: { projectLead: organiser } }\n      onDone: ended',
          'roles: { submitter: organiser } }\n      onDone: ended',
        ),
      ':47 FRAGMENT_NAME_TAKEN machine.states.lookingBack.meta.fragment',
    ],
    [
      'a state of its own',
      USER.replace('onDone: ended', 'onDone: ended\n      initial: here'),
      ':49 FRAGMENT_HAS_IT machine.states.lookingBack.initial',
    ],
    [
      'a role that there is not',
      USER.replace('{ projectLead: organiser }', '{ projectLead: organizer }'),
      ':21 NOT_IN_PLAYBOOK machine.states.kickOff.meta.fragment.roles.projectLead',
    ],
    [
      'a value that the place cannot hold',
      USER.replace('reviewWithin: P5D', 'reviewWithin: 5 days'),
      ':39 INVALID_DURATION machine.states.reviewing.states.contract.meta.fragment.with.reviewWithin',
    ],
  ])('is refused with %s, where it was written', (_, source, finding) => {
    expect(load(source).found).toContain(finding);
  });

  const NEST = (key: string, next: string) => ({
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

  it('may have fragments in fragments', () => {
    const leaf = {
      name: 'leaf.yaml',
      source: NEST('leaf', 'none')
        .source.replace(/fragment: { use: none }/, 'description: { zh: 一, en: a }')
        .replace('onDone: out', 'on: { kpi.observed: out }'),
    };
    const files = [...SHIPPED, NEST('one', 'two'), NEST('two', 'leaf'), leaf];
    const source = USER.replace(
      '{ use: retrospective, as: end, roles: { projectLead: organiser } }',
      '{ use: one }',
    );
    expect(load(source, files).found).toEqual([]);
  });

  it('is refused when its fragments go round in a circle', () => {
    const files = [...SHIPPED, NEST('one', 'two'), NEST('two', 'one')];
    const source = USER.replace(
      '{ use: retrospective, as: end, roles: { projectLead: organiser } }',
      '{ use: one }',
    );
    expect(load(source, files).found).toEqual([
      'two.yaml:7 FRAGMENT_IN_A_CIRCLE state.states.in.meta.fragment.use',
    ]);
  });

  it('is refused when its fragments lie too deep', () => {
    const nested = Array.from({ length: 12 }, (_, n) => NEST(`deep${n}`, `deep${n + 1}`));
    const source = USER.replace(
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
    const source = USER.replace(
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
    const user = USER.replace(
      '{ use: retrospective, as: end, roles: { projectLead: organiser } }',
      '{ use: broken }',
    );
    expect(load(user, [...SHIPPED, { name: 'broken.yaml', source }]).found).toContain(finding);
  });
});

describe('a playbook laid over another', () => {
  const BASE = { name: 'fair.yaml', source: USER };
  const over = (more: string) => `key: small-fair\nversion: 3\nextends: fair\n${more}`;

  it('says what is different and has the rest from its base', () => {
    const source = over(`
title: { en: Small fair }
tasks: { run: { effort: PT4H } }
machine:
  states:
    kickOff: { meta: { fragment: { with: { rounds: 1 } } } }
    reviewing: { states: { contract: null } }
`);
    const { result, found } = load(source, [BASE, ...SHIPPED]);
    expect(found).toEqual([]);
    if (!result.ok) return;
    const { key, version, title, tasks, machine } = result.playbook;
    expect({ key, version, title }).toEqual({
      key: 'small-fair',
      version: 3,
      title: { zh: '展会', en: 'Small fair' },
    });
    expect(tasks['run']).toMatchObject({ effort: 'PT4H', roles: ['organiser'] });
    expect(Object.keys(machine.states?.['reviewing']?.states ?? {})).toEqual(['rules']);
    expect(JSON.stringify(machine)).toContain('context.kickOffRounds >= 1');
    expect(result.used.map(({ name }) => name)).toEqual([
      'fair.yaml',
      'kick-off.yaml',
      'legal-review.yaml',
      'retrospective.yaml',
    ]);
  });

  it.each([
    [
      'with a slip of its own, told in itself',
      over('tasks: { run: { role: boss } }'),
      ':4 UNKNOWN_ROLE tasks.run.role',
    ],
    [
      'with a slip that it makes of its base, told in the base',
      over('tasks: { run: null }'),
      'fair.yaml:43 UNKNOWN_TASK machine.states.running.invoke.input.task',
    ],
    ['without a base', over('').replace('extends: fair', 'extends: fare'), ':3 UNKNOWN_BASE extends'],
    [
      'over itself',
      over('').replace('extends: fair', 'extends: small-fair'),
      ':3 EXTENDS_IN_A_CIRCLE extends',
    ],
  ])('is refused %s', (_, source, finding) => {
    expect(load(source, [BASE, ...SHIPPED]).found).toContain(finding);
  });

  it('is refused when bases go round in a circle or are too many', () => {
    const round = {
      name: 'fair.yaml',
      source: USER.replace('version: 1', 'version: 1\nextends: small-fair'),
    };
    const self = { name: 'small.yaml', source: over('') };
    expect(load(over(''), [round, self]).found).toEqual(['fair.yaml:4 EXTENDS_IN_A_CIRCLE extends']);
    const many = Array.from({ length: 12 }, (_, n) => ({
      name: `${n}`,
      source: `key: base${n}\nversion: 1\nextends: base${n + 1}\n`,
    }));
    expect(load('key: top\nversion: 1\nextends: base0\n', many).found).toEqual([
      '7:3 EXTENDS_TOO_DEEP extends',
    ]);
  });
});
