import { defineMessages } from '../../api/messages/catalogue.js';

defineMessages({
  TEAM_NEEDS_DEPARTMENTS: {
    zh: '项目组的成员须来自两个或以上的部门。',
    en: 'A project team needs members from two departments or more.',
  },
  TEAM_TOO_LARGE: { zh: '项目组最多 {most} 名成员。', en: 'A team has at most {most} members.' },
  TEAM_DISBANDED: { zh: '该项目组已解散。', en: 'This team has been disbanded.' },
  ROLES_NOT_FILLED: {
    zh: '打法“{playbook}”的以下角色还没有由相应部门的成员担任：{rolesZh}。',
    en: 'These roles of the playbook "{playbook}" are not filled by a member of their department: {rolesEn}.',
  },
  ROLE_UNKNOWN: {
    zh: '打法“{playbook}”没有角色“{role}”。',
    en: 'The playbook "{playbook}" has no role "{role}".',
  },
  ROLE_NEEDS_DEPARTMENT: {
    zh: '角色“{roleZh}”须由“{departmentZh}”部门的人担任，而{person}不属于该部门。',
    en: 'The role "{roleEn}" is for somebody of the department "{departmentEn}", which {person} does not belong to.',
  },
  ROLE_ALREADY_FILLED: { zh: '该成员已担任此角色。', en: 'This member fills this role already.' },
  ROLE_NOT_FILLED: { zh: '该成员未担任此角色。', en: 'This member does not fill this role.' },
  PLAYBOOK_FOR_ROLES: {
    zh: '给出角色时，须指明打法（playbookKey）。',
    en: 'Roles are those of a playbook: say which in playbookKey.',
  },
  ALREADY_MEMBER: {
    zh: '{person}在这段时间内已是项目组成员。',
    en: '{person} is a member of the team in this period already.',
  },
  MEMBERSHIP_ENDED: { zh: '此成员已离开项目组。', en: 'This member has left the team.' },
  PERSON_NOT_EMPLOYED: { zh: '{person}在 {day} 不在职。', en: '{person} is not employed on {day}.' },
  LEAD_ROLE_NEEDED: {
    zh: '{person}没有负责人（lead）访问角色，不能带项目组。',
    en: '{person} does not have the access role lead and cannot lead a team.',
  },
  LEAD_REQUIRED: { zh: '请指定项目组负责人（leadId）。', en: 'Say who leads the team (leadId).' },
  WARNING_OVER_ALLOCATED: {
    zh: '{person}在各项目组的投入合计为 {percent}%，超过 100%。',
    en: '{person} is allocated {percent} % over all teams, more than 100 %.',
  },
  WARNING_SKILL_BELOW: {
    zh: '{person}担任“{roleZh}”需要技能“{skill}”{wanted} 级，目前{actual, plural, =0 {没有认定} other {为 # 级}}。',
    en: '{person} fills "{roleEn}", which wants the skill "{skill}" at level {wanted}; {actual, plural, =0 {none is claimed} other {the level is #}}.',
  },
  WARNING_ROLE_VACANT: {
    zh: '打法“{playbook}”的角色“{role}”不再有人担任。',
    en: 'Nobody fills the role "{role}" of the playbook "{playbook}" any more.',
  },
  WARNING_ONE_DEPARTMENT: {
    zh: '项目组现在只有一个部门的成员。',
    en: 'The team now has members of one department only.',
  },
  WARNING_TASKS_REMAIN: {
    zh: '{person}在本项目组的执行中还有 {tasks} 项未完成的任务，请重新分配。',
    en: '{person} still has {tasks, plural, one {# open task} other {# open tasks}} in runs of this team: assign {tasks, plural, one {it} other {them}} to others.',
  },
});
