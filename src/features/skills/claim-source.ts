import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { DomainError, PermissionDeniedError } from '../../platform/domain-error.js';
import { SkillClaimSource } from './models/skill-claim-source.enum.js';

const FOR_OTHERS: readonly SkillClaimSource[] = [SkillClaimSource.MANAGER, SkillClaimSource.CERTIFICATE];

/**
 * The source under which the viewer may claim a skill of the person. Nobody vouches for themself, HR included: one's own
 * claims are always `self`. Throws `CLAIM_NOT_YOURS` or `CLAIM_SOURCE_NOT_ALLOWED`.
 */
export function claimSource(
  viewer: Principal,
  personId: string,
  leadsThem: boolean,
  wanted: SkillClaimSource | null,
): SkillClaimSource {
  const isSelf = viewer.personId === personId;
  if (!isSelf && !leadsThem && !hasRole(viewer, 'hr')) {
    throw new PermissionDeniedError('CLAIM_NOT_YOURS', {}, ['personId']);
  }
  const allowed = isSelf ? [SkillClaimSource.SELF] : FOR_OTHERS;
  const source = wanted ?? (isSelf ? SkillClaimSource.SELF : SkillClaimSource.MANAGER);
  if (!allowed.includes(source)) {
    throw new DomainError('CLAIM_SOURCE_NOT_ALLOWED', { source: source.toUpperCase() }, ['source']);
  }
  return source;
}
