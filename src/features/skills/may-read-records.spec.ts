import type { AccessRole } from '../../platform/auth/access-role.js';
import { mayReadRecords } from './may-read-records.js';

const viewer = (personId: string, role: AccessRole) => ({
  kind: 'person' as const,
  id: `person:${personId}`,
  personId,
  departmentId: null,
  name: 'Viewer',
  roles: new Set([role]),
});

describe('personal records', () => {
  it.each([
    ['the person', viewer('lin', 'member'), [], true],
    ['a lead of a team with the person', viewer('wei', 'lead'), ['lin', 'mei'], true],
    ['HR', viewer('hua', 'hr'), [], true],
    ['an executive', viewer('zhou', 'exec'), [], true],
    ['an admin', viewer('an', 'admin'), [], true],
    ['a colleague', viewer('mei', 'member'), [], false],
    ['a lead of other people', viewer('wei', 'lead'), ['mei'], false],
    ['an author', viewer('yan', 'author'), [], false],
  ])('can be read by %s: %j', (_, who, led, may) => {
    expect(mayReadRecords(who, 'lin', new Set(led))).toBe(may);
  });
});
