import type { Staff } from '../../runner/staff-directory.js';
import { findStaffingGaps } from './find-staffing-gaps.js';

const role = (department: string) => ({ title: { zh: department, en: department }, department, skills: [] });
const roles = { marketer: role('marketing'), analyst: role('data') };

const workplaces = {
  departmentOf: new Map([
    ['lin', 'marketing'],
    ['wu', 'data'],
    ['he', 'marketing'],
  ]),
  isWithin: (department: string, key: string) => department === key,
};

const staff = (memberIds: string[], holders: Record<string, string[]>): Staff => ({
  leadId: 'lead',
  memberIds,
  holders: new Map(Object.entries(holders)),
});

describe('findStaffingGaps', () => {
  it.each([
    ['all is filled', staff(['lin', 'wu'], { marketer: ['lin'], analyst: ['wu'] }), [], false],
    ['a role is not filled', staff(['lin', 'wu'], { marketer: ['lin'] }), ['analyst'], false],
    [
      'the holder has left the team',
      staff(['lin', 'he'], { marketer: ['lin'], analyst: ['wu'] }),
      ['analyst'],
      true,
    ],
    [
      'the holder is of another department',
      staff(['lin', 'he', 'wu'], { marketer: ['wu'], analyst: ['wu'] }),
      ['marketer'],
      false,
    ],
    [
      'one department does it all',
      staff(['lin', 'he'], { marketer: ['lin'], analyst: ['he'] }),
      ['analyst'],
      true,
    ],
    ['nobody is there', staff([], {}), ['marketer', 'analyst'], true],
  ])('sees what is missing where %s', (_, present, missingRoles, oneDepartment) => {
    expect(findStaffingGaps(roles, present, workplaces)).toEqual({ missingRoles, oneDepartment });
  });
});
