import type { AccessRole } from '../../platform/auth/access-role.js';
import type { Principal } from '../../platform/auth/principal.js';
import { claimSource } from './claim-source.js';

const person = (personId: string | null, ...roles: AccessRole[]): Principal => ({
  kind: personId === null ? 'service' : 'person',
  id: personId === null ? 'service:1' : `person:${personId}`,
  personId,
  departmentId: null,
  name: 'Lin',
  roles: new Set(roles),
});

describe('the source of a skill claim', () => {
  it.each([
    ['oneself', person('lin', 'member'), false, null, 'self'],
    ['oneself, saying so', person('lin', 'member'), false, 'self', 'self'],
    ['HR for somebody else', person('hua', 'hr'), false, null, 'manager'],
    ['HR with a certificate', person('hua', 'hr'), false, 'certificate', 'certificate'],
    ['a lead of the person', person('wei', 'lead'), true, null, 'manager'],
    ['an admin', person('an', 'admin'), false, 'manager', 'manager'],
    ['a service of HR', person(null, 'hr'), false, null, 'manager'],
  ] as const)('is decided for %s', (_, viewer, leads, wanted, source) => {
    expect(claimSource(viewer, 'lin', leads, wanted)).toBe(source);
  });

  it.each([
    ['a colleague', person('mei', 'member'), false, null, 'CLAIM_NOT_YOURS'],
    ['a lead of other people', person('wei', 'lead'), false, 'manager', 'CLAIM_NOT_YOURS'],
    ['an executive', person('zhou', 'exec'), false, null, 'CLAIM_NOT_YOURS'],
    ['oneself as a manager', person('lin', 'hr'), true, 'manager', 'CLAIM_SOURCE_NOT_ALLOWED'],
    ['HR as the person', person('hua', 'hr'), false, 'self', 'CLAIM_SOURCE_NOT_ALLOWED'],
    ['HR as a training', person('hua', 'hr'), false, 'training', 'CLAIM_SOURCE_NOT_ALLOWED'],
    ['HR as a rotation', person('hua', 'hr'), false, 'rotation', 'CLAIM_SOURCE_NOT_ALLOWED'],
  ] as const)('is refused to %s', (_, viewer, leads, wanted, code) => {
    expect(() => claimSource(viewer, 'lin', leads, wanted)).toThrow(expect.objectContaining({ code }));
  });
});
