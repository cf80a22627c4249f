import { toStaff, type TeamStaffRow } from './to-staff.js';

const row = (personId: string | null, playbookKey: string | null, roleKey: string | null): TeamStaffRow => ({
  teamId: 'team',
  leadId: 'lead',
  personId,
  playbookKey,
  roleKey,
});

describe('the staff of a team for a playbook', () => {
  it('is none where there is no such team', () => {
    expect(toStaff([], 'launch')).toBeNull();
  });

  it('is the lead alone where the team has no member', () => {
    expect(toStaff([row(null, null, null)], 'launch')).toEqual({
      leadId: 'lead',
      memberIds: [],
      holders: new Map(),
    });
  });

  it('names each member once, and the roles of this playbook only', () => {
    const rows = [
      row('ann', 'launch', 'buyer'),
      row('ann', 'launch', 'designer'),
      row('ann', 'other', 'controller'),
      row('bob', 'launch', 'buyer'),
      row('cem', null, null),
    ];
    expect(toStaff(rows, 'launch')).toEqual({
      leadId: 'lead',
      memberIds: ['ann', 'bob', 'cem'],
      holders: new Map([
        ['buyer', ['ann', 'bob']],
        ['designer', ['ann']],
      ]),
    });
  });
});
