import type { AccessRole } from '../../platform/auth/access-role.js';
import type { Principal } from '../../platform/auth/principal.js';
import { mayRecordKpi, maySendEvent, mayStartRun } from './run-rules.js';

const person = (personId: string, ...roles: AccessRole[]): Principal => ({
  kind: 'person',
  id: `person:${personId}`,
  personId,
  departmentId: 'department',
  name: personId,
  roles: new Set(roles),
});

const lead = person('lead', 'lead');
const member = person('lin', 'member');
const admin = person('root', 'admin');
const otherLead = person('other', 'lead');
const executive = person('chief', 'exec');
const service: Principal = { ...person('x', 'member'), kind: 'service', id: 'service:feed', personId: null };
const adminService: Principal = { ...service, roles: new Set<AccessRole>(['admin']) };

const withoutRole = { teamLeadId: 'lead', viewerRoles: new Set<string>() };
const asMarketer = { teamLeadId: 'lead', viewerRoles: new Set(['marketer']) };

describe('The rules of runs', () => {
  it.each([
    ['the lead of the team', lead, true],
    ['an admin', admin, true],
    ['an administrators’ service', adminService, true],
    ['the lead of another team', otherLead, false],
    ['an executive', executive, false],
    ['a member', member, false],
    ['a service', service, false],
  ])('a run may be started by %s: %#', (_, viewer, may) => {
    expect(mayStartRun(viewer, withoutRole)).toBe(may);
  });

  it.each([
    ['the lead', lead, withoutRole, ['buyer'], true],
    ['an admin', admin, withoutRole, ['buyer'], true],
    ['a holder of a sending role', member, asMarketer, ['buyer', 'marketer'], true],
    ['a holder of another role', member, asMarketer, ['buyer'], false],
    ['one without a role', member, withoutRole, ['buyer', 'marketer'], false],
    ['the lead of another team', otherLead, withoutRole, ['buyer'], false],
    ['a service', service, withoutRole, ['buyer'], false],
  ])('an event may be sent by %s: %#', (_, viewer, run, senders, may) => {
    expect(maySendEvent(viewer, run, senders)).toBe(may);
  });

  it.each([
    ['the lead', lead, withoutRole, true],
    ['an admin', admin, withoutRole, true],
    ['a holder of any role', member, asMarketer, true],
    ['one without a role', member, withoutRole, false],
    ['an executive', executive, withoutRole, false],
    ['a service', service, withoutRole, false],
  ])('a KPI may be reported by %s: %#', (_, viewer, run, may) => {
    expect(mayRecordKpi(viewer, run)).toBe(may);
  });
});
