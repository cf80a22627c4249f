import { end, text, tinyPlaybook, working } from '../../../../test/support/builders/tiny-playbook.js';
import type { JsonObject } from '../../json.js';
import { loadPlaybook } from '../../load/load-playbook.js';
import type { Staff } from './staff.js';

const STAFF: Staff = {
  parents: new Map([['workshop', 'works']]),
  headcounts: new Map([
    ['workshop', 2],
    ['finance', 1],
    ['idle', 0],
  ]),
  holders: [
    { department: 'workshop', skill: 'welding', level: 2, people: 2 },
    { department: 'finance', skill: 'welding', level: 5, people: 1 },
  ],
};

const DEPARTMENTS = new Set(['works', 'workshop', 'finance', 'idle']);

interface Change {
  /** Departments of the worker and of the controller. */
  readonly worker?: string;
  readonly controller?: string;
  readonly skills?: readonly JsonObject[];
  readonly task?: JsonObject;
  readonly approval?: JsonObject;
  readonly more?: JsonObject;
  readonly staff?: Staff | undefined;
}

/** What is found of a piece of work, then approved of by a controller. */
function found(change: Change) {
  const { worker = 'works', controller = 'finance', skills = [], task = {}, approval = {}, more } = change;
  const outcomes = { yes: { title: text('yes') }, no: { title: text('no') } };
  const deciding = { src: 'approval', id: 'approve', input: { task: 'approve' }, onDone: 'end' };
  const source = tinyPlaybook({
    tasks: { work: task, approve: { kind: 'approval', role: 'controller', outcomes, ...approval } },
    machine: {
      initial: 'working',
      states: {
        working: working('work', 'approving'),
        approving: { meta: { title: text('approving') }, invoke: deciding },
        end: end(),
      },
    },
    more: {
      roles: {
        worker: { title: text('worker'), department: worker, skills },
        controller: { title: text('controller'), department: controller },
      },
      ...more,
    },
  });
  const staff = 'staff' in change ? change.staff : STAFF;
  const loaded = loadPlaybook(JSON.stringify(source), {
    departments: DEPARTMENTS,
    skills: new Set(['welding', 'singing']),
    staff,
  });
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  return problems.map(({ code, severity, path, message }) => ({ code, severity, path, message }));
}

const codes = (change: Change) => found(change).map(({ code, path }) => `${code} ${path}`);

describe('The people that a playbook needs', () => {
  it('are there: nothing is said, nor where nobody knows of people', () => {
    expect(found({})).toEqual([]);
    expect(found({ worker: 'idle', controller: 'idle', staff: undefined })).toEqual([]);
  });

  it('are missing where neither the department nor one below it employs anybody', () => {
    expect(found({ worker: 'idle' })).toEqual([
      expect.objectContaining({ code: 'ROLE_WITHOUT_PEOPLE', severity: 'error', path: 'roles.worker' }),
    ]);
  });

  it('a department that does not exist is blamed for that alone', () => {
    expect(codes({ worker: 'moon' })).toEqual(['UNKNOWN_DEPARTMENT roles.worker.department']);
  });

  it('lack a skill: the gap is told, with who is best in the department', () => {
    const skills = [{ skill: 'welding', level: 4 }];
    const [gap, ...others] = found({ skills });
    expect(others).toEqual([]);
    expect(gap).toEqual({
      code: 'SKILL_NOT_HELD',
      severity: 'warning',
      path: 'roles.worker.skills[0]',
      message: {
        zh: '技能 welding 要求 4 级，部门 works 最高 2 级（2 人）。',
        en: 'welding is wanted at level 4; the best in works is level 2, held by 2.',
      },
    });
    const [nobody] = found({ skills: [{ skill: 'singing', level: 1 }] });
    expect(nobody?.message.en).toBe('singing is wanted at level 1, and nobody in works has it at all.');
    expect(found({ skills: [{ skill: 'welding', level: 2 }] })).toEqual([]);
  });
});

describe('Duties', () => {
  const blamed = ['DUTIES_CANNOT_BE_SEPARATED tasks.approve'];

  it('can be separated where the asker is somebody else', () => {
    expect(codes({ worker: 'works', controller: 'finance' })).toEqual([]);
    expect(codes({ worker: 'works', controller: 'works' })).toEqual([]);
  });

  it('cannot where the one who asks is the only one to decide', () => {
    expect(codes({ worker: 'finance', controller: 'finance' })).toEqual(blamed);
  });

  it('cannot where more have to decide than there are, besides the one who asks', () => {
    expect(codes({ controller: 'finance', approval: { decisions: 2 } })).toEqual(blamed);
    expect(codes({ worker: 'works', controller: 'works', approval: { decisions: 2 } })).toEqual(blamed);
    expect(codes({ worker: 'finance', controller: 'works', approval: { decisions: 2 } })).toEqual([]);
  });
});

function fits(effort: string, due: string, more: JsonObject = {}): boolean {
  return codes({ task: { effort, due }, more, staff: undefined }).length === 0;
}

describe('Effort', () => {
  const WORKING_TIME = { calendar: 'CN', hours: ['09:00-12:00', '13:30-18:00'] };
  it('fits into what lies between opening and due, on the best of days', () => {
    expect(fits('PT16H', 'P2D')).toBe(true);
    expect(fits('PT17H', 'P2D')).toBe(false);
    expect(fits('PT40H', 'P7D')).toBe(true);
    expect(fits('PT41H', 'P7D')).toBe(false);
    expect(fits('PT2H', 'PT1H')).toBe(false);
    expect(fits('PT184H', 'P1M')).toBe(true);
    expect(fits('PT200H', 'P1M')).toBe(false);
  });

  it('counts the hours and the days that the playbook works', () => {
    const workingTime = { workingTime: WORKING_TIME };
    expect(fits('PT15H', 'P2D', workingTime)).toBe(true);
    expect(fits('PT16H', 'P2D', workingTime)).toBe(false);
    // A weekend that is worked to make up for a holiday.
    expect(fits('PT45H', 'P7D', workingTime)).toBe(true);
    const timers = { workingTime: WORKING_TIME, timers: { soon: { duration: 'P2D', counts: 'working' } } };
    expect(fits('PT15H', 'soon', timers)).toBe(true);
    expect(fits('PT16H', 'soon', timers)).toBe(false);
  });

  it('tells how many hours there are', () => {
    const [warning] = found({ task: { effort: 'PT20H', due: 'P2D' } });
    expect(warning).toMatchObject({ severity: 'warning', path: 'tasks.work.effort' });
    expect(warning?.message.en).toMatch(
      /^The effort PT20H does not fit into P2D, which has 16 working hours/,
    );
  });
});
