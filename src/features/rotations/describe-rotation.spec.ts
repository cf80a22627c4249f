import type { JsonObject } from '../../engine/json.js';
import { noteOf, summarizeMove } from './describe-rotation.js';

describe('the history of a rotation', () => {
  it.each<[string, JsonObject, string, string]>([
    [
      'rotation.proposed',
      { plannedStart: '2026-04-01', plannedEnd: '2026-06-30' },
      '提出轮岗：2026-04-01 至 2026-06-30',
      'Proposed, from 2026-04-01 to 2026-06-30',
    ],
    ['rotation.approved', { by: 'fromDepartment' }, '原部门批准', 'Approved by the old department'],
    ['rotation.approved', { by: 'hr' }, '人力资源批准', 'Approved by HR'],
    ['rotation.prepared', { objectives: ['one'] }, '指定导师和 1 个目标', 'A mentor and 1 objective named'],
    ['rotation.extended', { plannedEnd: '2026-08-01' }, '延期至 2026-08-01', 'Extended to 2026-08-01'],
    ['rotation.ended', { at: '2026-06-30' }, '2026-06-30 结束', 'Ended on 2026-06-30'],
    ['rotation.stayed', {}, '留任接收部门', 'Stays in the receiving department'],
  ])('says of %s with %j: %s', (type, payload, zh, en) => {
    expect(summarizeMove(type, payload)).toEqual({ zh, en });
  });

  it.each<[JsonObject, string | null]>([
    [{ reason: '年末人手不足' }, '年末人手不足'],
    [{ note: 'going well' }, 'going well'],
    [{ evaluation: { rating: 4, text: 'both achieved', achieved: [true] } }, 'both achieved'],
    [{ by: 'hr', remark: 'gladly' }, 'gladly'],
    [{ by: 'hr' }, null],
  ])('finds what people said in %j: %s', (payload, note) => {
    expect(noteOf(payload)).toBe(note);
  });
});
