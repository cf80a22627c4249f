import { encodeNodeId as idOf, parseNodeId } from '../../src/api/ids/node-id.js';
import { buildPerson } from '../support/builders/person.builder.js';
import {
  buildRotationCast,
  RotationBuilder,
  type RotationCast,
} from '../support/builders/rotation.builder.js';
import { buildSkill } from '../support/builders/skill.builder.js';
import { buildTeam } from '../support/builders/team.builder.js';
import { createRotationApp, type RotationApp } from '../support/rotation-app.js';

let app: RotationApp;
let cast: RotationCast;

beforeAll(async () => {
  app = await createRotationApp();
  cast = await buildRotationCast(app);
});

const propose = (input?: object) => RotationBuilder.propose(app, cast, input);

const READ = `query ($id: ID!) { node(id: $id) { ... on Rotation {
  phase zh: phaseTitle(locale: ZH) en: phaseTitle(locale: EN) position reason plannedFrom plannedTo startedOn endedOn
  objectives version approvals allowedMoves daysLeft overdueToReturn
  person { name } mentor { login } proposedBy { login } fromDepartment { key } toDepartment { key }
  evaluation { rating text objectives { objective isAchieved } evaluatedBy { login } claim { level source evidence validFrom } }
  history { number type summary note actor { login } from to handedOver { task { key } } }
} } }`;

async function read<T>(login: string, id: string): Promise<T> {
  return (await app.as(login).ask<{ node: T }>(READ, { id })).node;
}

describe('a rotation', () => {
  it('goes from its proposal to its return, with every move in its history', async () => {
    const rotation = await propose({ position: '数据产品助理' });
    expect(await rotation.move('hr', 'approve', { as: 'HR' })).toMatchObject({
      rotation: { phase: 'PROPOSED', approvals: ['HR'] },
    });
    await rotation.move('data.lead', 'approve', { as: 'TO_DEPARTMENT' });
    const approved = await rotation.move('marketing.lead', 'approve', {
      as: 'FROM_DEPARTMENT',
      comment: '支持',
    });
    expect(approved).toMatchObject({ rotation: { phase: 'APPROVED', version: 4 } });
    await rotation.prepared();
    expect(await rotation.move('hr', 'start')).toMatchObject({
      rotation: { phase: 'STARTED', startedOn: '2026-03-02', mentor: { login: 'mentor' }, daysLeft: 120 },
    });
    await rotation.move('mentor', 'review', { text: '进展顺利' });
    const extended = await rotation.move('data.lead', 'extend', {
      plannedTo: '2026-07-31',
      reason: '项目未完',
    });
    expect(extended).toMatchObject({ rotation: { plannedTo: '2026-07-31' } });
    await rotation.move('hr', 'end', { comment: '按期' });
    const judged = { rating: 5, text: '优秀', achieved: [true, true] };
    await rotation.move('mentor', 'evaluate', judged);
    expect(await rotation.move('marketing.lead', 'return')).toMatchObject({
      rotation: { phase: 'RETURNED', allowedMoves: [] },
    });

    const node = await read<{ history: { number: number; summary: string; note: string | null }[] }>(
      'hr',
      rotation.id,
    );
    expect(node).toMatchObject({
      zh: '已返回',
      en: 'Returned',
      position: '数据产品助理',
      endedOn: '2026-03-02',
      objectives: ['目标一', '目标二'],
      fromDepartment: { key: 'marketing' },
      toDepartment: { key: 'data' },
      person: { name: '林晓' },
      proposedBy: { login: rotation.login },
      evaluation: {
        rating: 5,
        objectives: [
          { objective: '目标一', isAchieved: true },
          { objective: '目标二', isAchieved: true },
        ],
        evaluatedBy: { login: 'mentor' },
        claim: null,
      },
    });
    expect(node.history.map(({ number, summary, note }) => [number, summary, note])).toEqual([
      [1, 'Proposed, from 2026-03-03 to 2026-06-30', null],
      [2, 'Approved by HR', null],
      [3, 'Approved by the receiving department', null],
      [4, 'Approved by the old department', '支持'],
      [5, 'A mentor and 2 objectives named', null],
      [6, 'Started', null],
      [7, 'Reviewed', '进展顺利'],
      [8, 'Extended to 2026-07-31', '项目未完'],
      [9, 'Ended on 2026-03-02', '按期'],
      [10, 'Evaluated', '优秀'],
      [11, 'Returned to the old department', null],
    ]);
    expect(node.history[5]).toMatchObject({
      type: 'rotation.started',
      actor: { login: 'hr' },
      from: ['approved'],
      to: ['started', 'started.underway'],
    });
  });

  it('after which the person stays moves them to the other department', async () => {
    const rotation = await (await propose()).evaluated();
    expect((await rotation.move('marketing.lead', 'stay')).userErrors).toMatchObject([
      { code: 'ROTATION_NOT_YOURS' },
    ]);
    expect(await rotation.move('hr', 'stay')).toMatchObject({ rotation: { phase: 'STAYED' } });
    const [person] = await app.database.query(`SELECT department_id, version FROM person WHERE id = $1`, [
      rotation.personId,
    ]);
    expect(person).toEqual({ department_id: cast.dataId, version: 2 });
  });

  it('can add a skill claim when it is evaluated', async () => {
    const rotation = await (await propose()).ended();
    const skillId = idOf('Skill', await buildSkill(app.database, { key: 'gained' }));
    const input = { rating: 4, text: '学会了', achieved: [true, true], skill: { skillId, level: 3 } };
    await rotation.move('mentor', 'evaluate', input);
    const claim = {
      level: 3,
      source: 'ROTATION',
      validFrom: '2026-03-02',
      evidence: '轮岗 / rotation marketing → data, 2026-03-02–2026-03-02, 4/5',
    };
    expect(await read('hr', rotation.id)).toMatchObject({ evaluation: { claim } });
    const notJudged = await (await propose()).ended();
    const refused = await notJudged.move('mentor', 'evaluate', { ...input, achieved: [true] });
    expect(refused.userErrors).toMatchObject([{ code: 'OBJECTIVES_NOT_JUDGED', path: ['achieved'] }]);
    const claims = await app.database.query(`SELECT id FROM skill_claim WHERE person_id = $1`, [
      notJudged.personId,
    ]);
    expect(claims).toEqual([]);
  });

  it('is rejected by one of the three, or given up by the person', async () => {
    const rejected = await propose();
    const reason = '年末旺季人手不足';
    expect(await rejected.move('exec', 'reject', { reason })).toMatchObject({
      rotation: { phase: 'REJECTED', approvals: [] },
    });
    const cancelled = await (await propose()).approved();
    expect(await cancelled.move(cancelled.login, 'cancel', { reason: '家庭原因' })).toMatchObject({
      rotation: { phase: 'CANCELLED', allowedMoves: [] },
    });
  });

  it('tells its parties about it', async () => {
    const rotation = await (await propose()).started();
    expect((await notices(rotation.personId)).map((notice) => notice.message_zh)).toEqual([
      '林晓（市场 → 数据）：轮岗已获各方批准。',
      '林晓（市场 → 数据）：轮岗已开始。',
    ]);
    expect(await notices(cast.mentorId)).toContainEqual({
      message_zh: '林晓（市场 → 数据）：您被指定为一项轮岗的导师。',
    });
    expect(await notices(cast.marketingLeadId)).toContainEqual({
      message_zh: '林晓（市场 → 数据）：有一项轮岗等待您审批。',
    });
  });

  it('says what each viewer can do next', async () => {
    const rotation = await propose();
    const movesOf = async (login: string) =>
      (await read<{ allowedMoves: string[] }>(login, rotation.id)).allowedMoves;
    expect(await movesOf('marketing.lead')).toEqual(['APPROVE_FROM_DEPARTMENT', 'REJECT', 'CANCEL']);
    expect(await movesOf('data.lead')).toEqual(['APPROVE_TO_DEPARTMENT', 'REJECT', 'PREPARE', 'CANCEL']);
    expect(await movesOf('exec')).toEqual(['APPROVE_FROM_DEPARTMENT', 'APPROVE_TO_DEPARTMENT', 'REJECT']);
    expect(await movesOf(rotation.login)).toEqual(['CANCEL']);
    expect(await movesOf('colleague')).toEqual([]);
    await rotation.approved();
    expect(await movesOf('hr')).toEqual(['PREPARE', 'CANCEL']);
    await rotation.prepared();
    expect(await movesOf('hr')).toEqual(['PREPARE', 'START', 'CANCEL']);
  });

  it('is overdue once its last day is past and nobody ended it', async () => {
    const rotation = await (await propose({ plannedTo: '2026-03-04' })).started();
    expect(await read('hr', rotation.id)).toMatchObject({ daysLeft: 2, overdueToReturn: false });
    await app.database.query(
      `UPDATE rotation SET planned_from = '2026-03-01', planned_to = '2026-03-01' WHERE id = $1`,
      [parseNodeId(rotation.id)?.uuid],
    );
    expect(await read('hr', rotation.id)).toMatchObject({ daysLeft: -1, overdueToReturn: true });
    expect(await read('hr', (await propose()).id)).toMatchObject({ daysLeft: null, overdueToReturn: false });
  });

  it('shows how the person did to the person, mentor, their leads, HR and executives only', async () => {
    const rotation = await (await propose()).evaluated();
    await buildPerson(app.database, { login: `team.lead.${rotation.login}`, departmentId: cast.dataId });
    const [lead] = await app.database.query<{ id: string }>(`SELECT id FROM person WHERE login = $1`, [
      `team.lead.${rotation.login}`,
    ]);
    await buildTeam(app.database, { leadId: lead?.id ?? '', members: [{ personId: rotation.personId }] });
    const insiders = [
      rotation.login,
      'mentor',
      'marketing.lead',
      'data.lead',
      'hr',
      'exec',
      `team.lead.${rotation.login}`,
    ];
    for (const login of insiders) {
      expect(await read(login, rotation.id)).toMatchObject({ evaluation: { rating: 4 } });
    }
    const outside = await read<{ history: { note: string | null }[] }>('colleague', rotation.id);
    expect(outside).toMatchObject({ phase: 'EVALUATED', evaluation: null });
    expect(outside.history.map(({ note }) => note)).toEqual(Array.from({ length: 8 }, () => null));
  });
});

function notices(personId: string): Promise<{ message_zh: string }[]> {
  return app.database.query(
    `SELECT message_zh FROM notification WHERE person_id = $1 AND kind = 'rotation' ORDER BY id`,
    [personId],
  );
}
