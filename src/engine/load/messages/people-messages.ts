import type { Message } from './message.js';

/** Of the people whom a playbook needs. */
export const PEOPLE_MESSAGES = {
  ROLE_WITHOUT_PEOPLE: (role, department) => [
    `角色 ${role} 无人可担任：部门 ${department} 及其下级没有在职人员`,
    `Nobody can fill the role ${role}: neither ${department} nor a department below it employs anybody`,
  ],
  SKILL_NOT_HELD: (skill, wanted, department, best, people) =>
    best === '0'
      ? [
          `技能 ${skill} 要求 ${wanted} 级，部门 ${department} 无人具备`,
          `${skill} is wanted at level ${wanted}, and nobody in ${department} has it at all`,
        ]
      : [
          `技能 ${skill} 要求 ${wanted} 级，部门 ${department} 最高 ${best} 级（${people} 人）`,
          `${skill} is wanted at level ${wanted}; the best in ${department} is level ${best}, held by ${people}`,
        ],
  DUTIES_CANNOT_BE_SEPARATED: (task, decisions, deciders) => [
    `审批 ${task} 要 ${decisions} 人决定，除申请人外最多只有 ${deciders} 人可以`,
    `${task} needs ${decisions} to decide, and besides whoever asks there are only ${deciders} who may`,
  ],
  EFFORT_BEYOND_DUE: (effort, due, hours) => [
    `工时 ${effort} 超过期限 ${due} 内最多的工作时间（${hours} 小时），一个人做不完`,
    `The effort ${effort} does not fit into ${due}, which has ${hours} working hours at most: one person cannot be done in time`,
  ],
} as const satisfies Readonly<Record<string, Message>>;
