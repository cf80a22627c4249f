import { readdirSync, readFileSync } from 'node:fs';
import type { PartFile } from '../../src/engine/load/expand/part.js';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';

/** The shipped fragments. */
export const SHIPPED = readdirSync('playbooks/fragments').map((name) => ({
  name,
  source: readFileSync(`playbooks/fragments/${name}`, 'utf8'),
}));

/** A playbook of three fragments, one of them used twice. */
export const FAIR = `
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

/** Loads, with what was found as `file:line CODE path`. */
export function loadFair(source: string, files: readonly PartFile[] = SHIPPED) {
  const result = loadPlaybook(source, {}, files);
  const problems = result.ok ? result.warnings : result.problems;
  return {
    result,
    found: problems.map(({ code, path, file = '', line }) => `${file}:${line} ${code} ${path}`.trim()),
  };
}
