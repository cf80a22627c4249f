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
});
