import type { LocalizedText } from '../localized-text.js';
import type { RotationRefusalCode } from './rotation-decision.js';

/** What the parties of a rotation are told. */
export const ROTATION_MESSAGES = {
  asked: { zh: '有一项轮岗等待您审批。', en: 'A rotation waits for your approval.' },
  approved: { zh: '轮岗已获各方批准。', en: 'The rotation has been approved by all sides.' },
  prepare: {
    zh: '轮岗已批准，请指定导师和目标。',
    en: 'The rotation is approved: name a mentor and objectives.',
  },
  chosen: { zh: '您被指定为一项轮岗的导师。', en: 'You have been named as the mentor of a rotation.' },
  rejected: { zh: '轮岗未获批准。', en: 'The rotation has been rejected.' },
  cancelled: { zh: '轮岗已取消。', en: 'The rotation has been cancelled.' },
  started: { zh: '轮岗已开始。', en: 'The rotation has started.' },
  extended: { zh: '轮岗已延期。', en: 'The rotation has been extended.' },
  ended: { zh: '轮岗已结束。', en: 'The rotation has ended.' },
  evaluate: { zh: '轮岗已结束，请评价。', en: 'The rotation has ended: evaluate it.' },
  settle: {
    zh: '轮岗已评价，请决定返回或留任。',
    en: 'The rotation is evaluated: settle whether the person returns or stays.',
  },
  returned: { zh: '轮岗人员已返回原部门。', en: 'The person has returned to the former department.' },
  stayed: { zh: '轮岗人员留在新部门。', en: 'The person stays in the new department.' },
} as const satisfies Readonly<Record<string, LocalizedText>>;

export const ROTATION_REFUSALS: Readonly<Record<RotationRefusalCode, LocalizedText>> = {
  EVENT_NOT_TAKEN: {
    zh: '轮岗目前的阶段不接受这一步。',
    en: 'The rotation does not take this step in its present phase.',
  },
  ALREADY_APPROVED: { zh: '这一方已经批准。', en: 'This side has already approved.' },
  NOT_PREPARED: {
    zh: '开始之前要有导师和至少一个目标。',
    en: 'A rotation needs a mentor and at least one objective before it starts.',
  },
  END_NOT_LATER: {
    zh: '延期后的结束日要晚于原计划。',
    en: 'An extension must be to a later day than the planned end.',
  },
  END_BEFORE_START: { zh: '结束日不能早于开始日。', en: 'The last day cannot be before the first.' },
  INVALID_EVENT: {
    zh: '这一步所填的内容不完整或不是日期。',
    en: 'Something this step must say is missing or is not a date.',
  },
  ROTATION_OVER: { zh: '轮岗已了结。', en: 'The rotation is over.' },
};
