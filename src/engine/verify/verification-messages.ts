import type { LocalizedText } from '../localized-text.js';

/** Everything that proving a playbook can come to, `{name}` standing for what it is about. Codes are stable. */
const MESSAGES = {
  EXPRESSION_FAILS: {
    zh: '表达式在可能出现的数据上会失败：{reason}',
    en: 'The expression fails on data that may well occur: {reason}.',
  },
  ENDLESS_LOOP: {
    zh: '状态图停不下来：不等任何人，转移一个接一个，没有尽头。',
    en: 'The chart never comes to rest: one transition follows another without end and without anybody.',
  },
  WAITS_FOR_NOTHING: {
    zh: '执行停在“{state}”，没有任务、定时、服务或事件能让它继续，也没有结束。',
    en: 'The run stands still in “{state}”: no task, timer, service or event can move it, and it has not ended.',
  },
  NEVER_ENDS: {
    zh: '到这里之后，执行再也无法结束：总停留在“{state}”。',
    en: 'From here the run can never end: whatever happens, it stays within “{state}”.',
  },
  TASK_CANNOT_BE_CLOSED: {
    zh: '任务“{task}”此时无法关闭：任何结果都没有转移可走。',
    en: '“{task}” cannot be closed then: no transition takes any of its outcomes.',
  },
  OUTCOME_NOT_TAKEN: {
    zh: '任务“{task}”此时不能以“{outcome}”关闭：没有转移可走。',
    en: '“{task}” cannot be closed as “{outcome}” then: no transition takes it.',
  },
  ANSWER_NOT_TAKEN: {
    zh: '服务“{service}”此时的应答没有转移接收，执行会变成异常。',
    en: 'No transition takes what “{service}” answers then; the run becomes an incident.',
  },
  STATE_NEVER_ENTERED: {
    zh: '无论发生什么，都不会进入状态“{state}”。',
    en: 'Whatever happens, the state “{state}” is never entered.',
  },
  TRANSITION_NEVER_TAKEN: {
    zh: '无论发生什么，“{state}”的这个转移（{transition}）都不会发生。',
    en: 'Whatever happens, this transition of “{state}” ({transition}) is never taken.',
  },
  TRANSITION_SHADOWED: {
    zh: '“{state}”的这个转移（{transition}）不会发生：前面的转移总是先被采用。',
    en: 'This transition of “{state}” ({transition}) is never taken: one before it always is.',
  },
  TIMER_NEVER_RUNS_OUT: {
    zh: '“{state}”的定时 {timer} 不会到期：“{other}”的定时总是先到，并离开这里。',
    en: 'The timer {timer} of “{state}” never runs out: one of “{other}” always comes first and leads away.',
  },
  EVENT_NEVER_TAKEN: {
    zh: '声明了事件“{event}”，但没有状态会接受它。',
    en: 'The event “{event}” is declared, but no state ever takes it.',
  },
  KEPT_EVENT_NEVER_TAKEN: {
    zh: '事件“{event}”没人接受时会保留，但保留的从未被取用。',
    en: 'The event “{event}” is kept when no state takes it, and then never taken.',
  },
  VALUES_NOT_TOLD_APART: {
    zh: '无法证明：“{variable}”可能的值太多，不能逐一区分，而执行的走向取决于它。',
    en: 'It cannot be proved: “{variable}” may have more values than can be told apart, and where the run goes depends on it.',
  },
  TOO_LARGE_TO_PROVE: {
    zh: '打法过大，无法证明：看了 {configurations} 种局面仍未看完。说明理由后仍可发布（acknowledgeUnproved）。',
    en: 'The playbook is too large to be proved: {configurations} situations were looked at and there are more. It can be published with a reason (acknowledgeUnproved).',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export type VerificationCode = keyof typeof MESSAGES;

/** The message in both languages, every `{name}` replaced. */
export function verificationMessage(
  code: VerificationCode,
  about: Readonly<Record<string, LocalizedText>>,
): LocalizedText {
  const fill = (locale: keyof LocalizedText) =>
    MESSAGES[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => about[name]?.[locale] ?? '');
  return { zh: fill('zh'), en: fill('en') };
}
