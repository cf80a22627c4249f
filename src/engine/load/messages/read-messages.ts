import type { Message } from './message.js';

/** Of what expressions read. */
export const READ_MESSAGES = {
  FIELD_MAY_BE_ABSENT: (name) => [
    `${name} 不是必填，可能没有；先问 has(${name})，或改为必填`,
    `${name} is not required and may be absent: ask has(${name}) first, or require it`,
  ],
  KPI_MAY_BE_ABSENT: (name) => [
    `指标 ${name} 可能还没有报过；先问 has(context.kpis.${name})`,
    `The KPI ${name} may not have been observed yet: ask has(context.kpis.${name}) first`,
  ],
  DIVISION_BY_ABSENT_KPI: (name) => [
    `除以指标 ${name}，而它可能还没有报过；先问 has(context.kpis.${name})`,
    `This divides by the KPI ${name}, which may not have been observed yet: ask has(context.kpis.${name}) first`,
  ],
  UNLIKE_UNITS: (one, other) => [
    `单位不同：${one} 与 ${other}，不能比较、相加或记录`,
    `The units differ: ${one} and ${other} cannot be compared, added or recorded as one another`,
  ],
} as const satisfies Readonly<Record<string, Message>>;
