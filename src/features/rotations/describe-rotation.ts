import type { JsonObject } from '../../engine/json.js';
import type { LocalizedText } from '../../platform/localized-text.js';
import type { RotationPhase } from './models/rotation-phase.enum.js';

export const PHASE_TITLES: Readonly<Record<RotationPhase, LocalizedText>> = {
  proposed: { zh: '待审批', en: 'Waiting for approval' },
  approved: { zh: '已批准', en: 'Approved' },
  started: { zh: '进行中', en: 'Under way' },
  ended: { zh: '待评价', en: 'Waiting for its evaluation' },
  evaluated: { zh: '已评价', en: 'Evaluated' },
  returned: { zh: '已返回', en: 'Returned' },
  stayed: { zh: '已留任', en: 'Stayed' },
  rejected: { zh: '未获批准', en: 'Rejected' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};

const SIDES: Readonly<Record<string, LocalizedText>> = {
  fromDepartment: { zh: '原部门', en: 'the old department' },
  toDepartment: { zh: '接收部门', en: 'the receiving department' },
  hr: { zh: '人力资源', en: 'HR' },
};

const MOVES: Readonly<Record<string, (payload: JsonObject) => LocalizedText>> = {
  'rotation.proposed': ({ plannedStart, plannedEnd }) => ({
    zh: `提出轮岗：${text(plannedStart)} 至 ${text(plannedEnd)}`,
    en: `Proposed, from ${text(plannedStart)} to ${text(plannedEnd)}`,
  }),
  'rotation.approved': ({ by }) => {
    const side = SIDES[text(by)] ?? { zh: text(by), en: text(by) };
    return { zh: `${side.zh}批准`, en: `Approved by ${side.en}` };
  },
  'rotation.rejected': () => ({ zh: '未获批准', en: 'Rejected' }),
  'rotation.prepared': ({ objectives }) => {
    const count = Array.isArray(objectives) ? objectives.length : 0;
    return {
      zh: `指定导师和 ${count} 个目标`,
      en: `A mentor and ${count} ${count === 1 ? 'objective' : 'objectives'} named`,
    };
  },
  'rotation.started': () => ({ zh: '轮岗开始', en: 'Started' }),
  'rotation.reviewed': () => ({ zh: '中期回顾', en: 'Reviewed' }),
  'rotation.extended': ({ plannedEnd }) => ({
    zh: `延期至 ${text(plannedEnd)}`,
    en: `Extended to ${text(plannedEnd)}`,
  }),
  'rotation.ended': ({ at }) => ({ zh: `${text(at)} 结束`, en: `Ended on ${text(at)}` }),
  'rotation.evaluated': () => ({ zh: '完成评价', en: 'Evaluated' }),
  'rotation.returned': () => ({ zh: '返回原部门', en: 'Returned to the old department' }),
  'rotation.stayed': () => ({ zh: '留任接收部门', en: 'Stays in the receiving department' }),
  'rotation.cancelled': () => ({ zh: '取消轮岗', en: 'Cancelled' }),
};

/** What a move was, in a few words that everybody may read. */
export function summarizeMove(type: string, payload: JsonObject): LocalizedText {
  return MOVES[type]?.(payload) ?? { zh: type, en: type };
}

/** What people said with a move: a reason, a note, an evaluation's text or a remark. Null where they said nothing. */
export function noteOf({ reason, note, evaluation, remark }: JsonObject): string | null {
  const judged =
    typeof evaluation === 'object' && evaluation !== null && 'text' in evaluation ? evaluation.text : null;
  return [reason, note, judged, remark].find((said) => typeof said === 'string') ?? null;
}

function text(value: JsonObject[string] | undefined): string {
  return typeof value === 'string' ? value : '';
}
