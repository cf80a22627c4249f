import type { AccessRole } from '../../platform/auth/access-role.js';
import type { Principal } from '../../platform/auth/principal.js';
import { mayMoveRotation } from './may-move-rotation.js';
import { mayReadEvaluation } from './may-read-evaluation.js';
import { RotationMove } from './models/rotation-move.enum.js';

const rotation = {
  personId: 'lin',
  fromDepartmentId: 'marketing',
  toDepartmentId: 'data',
  mentorId: 'mentor',
  proposedBy: 'wei',
};

function viewer(personId: string | null, departmentId: string | null, ...roles: AccessRole[]): Principal {
  const kind = personId === null ? 'service' : 'person';
  return { kind, id: `${kind}:${personId}`, personId, departmentId, name: 'V', roles: new Set(roles) };
}

const viewers = {
  person: viewer('lin', 'marketing', 'member'),
  'the person as HR and admin': viewer('lin', 'marketing', 'hr', 'admin', 'lead', 'exec'),
  'lead of the old department': viewer('a', 'marketing', 'lead'),
  'lead of the new department': viewer('b', 'data', 'lead'),
  'lead of another department': viewer('c', 'legal', 'lead'),
  'member of the new department': viewer('d', 'data', 'member'),
  mentor: viewer('mentor', 'data', 'member'),
  proposer: viewer('wei', 'legal', 'member'),
  HR: viewer('h', 'hr', 'hr'),
  executive: viewer('e', 'headquarters', 'exec'),
  admin: viewer('z', 'engineering', 'admin'),
  'service of HR': viewer(null, null, 'hr'),
  'service without roles': viewer(null, null),
};

const ALL = Object.values(RotationMove).sort();

describe('who may move a rotation', () => {
  it.each<[keyof typeof viewers, readonly RotationMove[]]>([
    ['person', ['cancel']],
    ['the person as HR and admin', ['cancel']],
    ['lead of the old department', ['approveFromDepartment', 'cancel', 'end', 'reject', 'return']],
    [
      'lead of the new department',
      ['approveToDepartment', 'cancel', 'end', 'evaluate', 'extend', 'prepare', 'reject', 'review', 'start'],
    ],
    ['lead of another department', []],
    ['member of the new department', []],
    ['mentor', ['evaluate', 'review']],
    ['proposer', ['cancel']],
    ['HR', ALL.filter((move) => move !== 'approveFromDepartment' && move !== 'approveToDepartment')],
    ['executive', ['approveFromDepartment', 'approveToDepartment', 'reject']],
    ['admin', ALL],
    [
      'service of HR',
      ALL.filter((move) => move !== 'approveFromDepartment' && move !== 'approveToDepartment'),
    ],
    ['service without roles', []],
  ])('%s: %j', (who, moves) => {
    const allowed = ALL.filter((move) => mayMoveRotation(viewers[who], rotation, move));
    expect(allowed).toEqual(moves);
  });
});

describe('who may read how a person did', () => {
  it.each<[keyof typeof viewers, boolean, boolean]>([
    ['person', false, true],
    ['lead of the old department', false, true],
    ['lead of the new department', false, true],
    ['mentor', false, true],
    ['HR', true, true],
    ['lead of another department', false, false],
    ['member of the new department', false, false],
    ['proposer', false, false],
    ['service without roles', false, false],
  ])('%s, who may read records: %s, may: %s', (who, mayReadRecords, may) => {
    expect(mayReadEvaluation(viewers[who], rotation, mayReadRecords)).toBe(may);
  });
});
