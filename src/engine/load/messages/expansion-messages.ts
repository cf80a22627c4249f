import type { Message } from './message.js';

/** Of fragments and bases. */
export const EXPANSION_MESSAGES = {
  FRAGMENT_ALONE: () => [
    '这是片段文件，随使用它的打法一起检查',
    'This is a fragment, which is checked with the playbooks that use it',
  ],
  UNKNOWN_FRAGMENT: (name, near) => [`没有片段 ${name} ${near}`, `There is no fragment ${name} ${near}`],
  FRAGMENT_IN_A_CIRCLE: (name, circle) => [
    `片段 ${name} 又用到自己：${circle}`,
    `The fragment ${name} comes back to itself: ${circle}`,
  ],
  FRAGMENTS_TOO_DEEP: (_, most) => [
    `片段嵌套过深，上限为 ${most} 层`,
    `Fragments lie inside one another too deep; at most ${most} levels`,
  ],
  FRAGMENTS_TOO_LARGE: (_, most) => [
    `片段展开过大，上限为 ${most} 个值`,
    `The fragments come to too much when they are written out; at most ${most} values`,
  ],
  FRAGMENT_NAME_TAKEN: (name) => [
    `片段带来的名称 ${name} 已经有了；用 as 另取前缀`,
    `The fragment brings ${name}, which is there already; say as to give its names another beginning`,
  ],
  FRAGMENT_HAS_IT: (key) => [
    `用片段的状态不能自己写 ${key}，它由片段给出`,
    `A state that uses a fragment cannot say ${key} itself: the fragment does`,
  ],
  NOT_IN_FRAGMENT: (name, near) => [
    `片段里没有 ${name} 可以映射 ${near}`,
    `The fragment has no ${name} to be mapped ${near}`,
  ],
  NOT_IN_PLAYBOOK: (name, near) => [
    `打法里没有 ${name} 可以代替片段的 ${near}`,
    `The playbook has no ${name} to do for the fragment's ${near}`,
  ],
  UNKNOWN_PARAMETER: (name, near) => [
    `片段没有参数 ${name} ${near}`,
    `The fragment has no parameter ${name} ${near}`,
  ],
  WRONG_PARAMETER: (zh, en) => [`片段参数不正确：${zh}`, `A parameter of the fragment is wrong: ${en}`],
  UNKNOWN_BASE: (name, near) => [
    `没有可供扩展的打法 ${name} ${near}`,
    `There is no playbook ${name} to be extended ${near}`,
  ],
  EXTENDS_IN_A_CIRCLE: (name, circle) => [
    `打法 ${name} 又扩展到自己：${circle}`,
    `The playbook ${name} extends itself in the end: ${circle}`,
  ],
  EXTENDS_TOO_DEEP: (_, most) => [
    `扩展层数过多，上限为 ${most} 层`,
    `Too many playbooks lie over one another; at most ${most}`,
  ],
} as const satisfies Readonly<Record<string, Message>>;
