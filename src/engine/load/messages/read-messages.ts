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
  KPI_NEVER_RECORDED: (name) => [
    `条件要看指标 ${name}，但没有动作记录它，也没有状态等人上报（kpi.observed）`,
    `This asks for the KPI ${name}, which no action records and whose reports no state waits for (kpi.observed)`,
  ],
  CONTEXT_NEVER_SET: (name) => [
    `条件要看 context.${name}，它起初为空，也没有动作设置它`,
    `This asks for context.${name}, which begins empty and which no action sets`,
  ],
} as const satisfies Readonly<Record<string, Message>>;
