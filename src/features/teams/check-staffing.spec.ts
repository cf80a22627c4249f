import { findMissingRoles, spansDepartments } from './check-staffing.js';

const role = (department: string) => ({ title: { zh: department, en: department }, department, skills: [] });
const roles = { growth: role('user-operations'), analyst: role('data'), buyer: role('supply-chain') };

/** Packaging lies below the supply chain; every other department stands for itself. */
const isWithin = (department: string, key: string) =>
  department === key || (department === 'packaging' && key === 'supply-chain');

const growth = { departmentId: 'user-operations', roles: ['growth'] };
const analyst = { departmentId: 'data', roles: ['analyst'] };

describe('the roles that nobody fills as they must be filled', () => {
  it.each([
    ['nobody at all', [], ['growth', 'analyst', 'buyer']],
    ['two of three', [growth, analyst], ['buyer']],
    ['a holder of a sub-department', [growth, analyst, { departmentId: 'packaging', roles: ['buyer'] }], []],
    [
      'a holder of another department',
      [growth, analyst, { departmentId: 'legal', roles: ['buyer'] }],
      ['buyer'],
    ],
    [
      'one right holder beside a wrong one',
      [
        growth,
        { departmentId: 'packaging', roles: ['buyer'] },
        { departmentId: 'data', roles: ['analyst', 'buyer'] },
      ],
      [],
    ],
    [
      'one department with all roles',
      [{ ...growth, roles: ['growth', 'analyst', 'buyer'] }],
      ['analyst', 'buyer'],
    ],
  ])('%s', (_, members, missing) => {
    expect(findMissingRoles(roles, members, isWithin)).toEqual(missing);
  });
});

describe('a project team', () => {
  it('spans two departments or more', () => {
    expect(spansDepartments([growth, analyst])).toBe(true);
    expect(spansDepartments([growth, growth])).toBe(false);
    expect(spansDepartments([])).toBe(false);
  });
});
