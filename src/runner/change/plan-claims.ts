import type { LockDefinition } from '../../engine/chart/playbook-definition.js';
import type { RequestLock } from '../../engine/run/effect.js';
import type { Setting, Step } from '../commands/step.js';
import type { ClaimRecord, NewClaim } from '../record/lock-claim.js';

/** What becomes of a run's places in line before locks, and of the locks that it holds. */
export interface ClaimPlan {
  readonly requested: readonly NewClaim[];
  /** Ids. */
  readonly released: readonly string[];
  /** All that it waits for or holds after the event. */
  readonly claims: readonly ClaimRecord[];
}

export function planClaims(setting: Setting, step: Step, nextId: () => string): ClaimPlan {
  const { run } = setting;
  const effects = step.decision?.effects ?? [];
  const left = new Set(
    effects.filter((effect) => effect.type === 'lock.release').map(({ invocation }) => invocation),
  );
  const released = run.claims.filter(({ invocation }) => left.has(invocation)).map(({ id }) => id);
  const requested = effects
    .filter((effect) => effect.type === 'lock.request')
    .flatMap((effect) => toClaim(setting, effect, nextId));
  return {
    requested,
    released,
    claims: [
      ...run.claims.filter(({ id }) => !released.includes(id)),
      ...requested.map(({ id, invocation, lock }) => ({ id, invocation, lock })),
    ],
  };
}

function toClaim(
  { run, chart }: Setting,
  { invocation, lock, key }: RequestLock,
  nextId: () => string,
): NewClaim[] {
  const declared = chart.definition.locks[lock];
  if (declared === undefined) return [];
  const { scope, capacity } = declared;
  const lockKey = JSON.stringify([scope, ownerOf(scope, run), lock, key]);
  return [{ id: nextId(), invocation, lock, lockKey, capacity }];
}

function ownerOf(scope: LockDefinition['scope'], run: Setting['run']): string {
  switch (scope) {
    case 'organisation':
      return '';
    case 'team':
      return run.teamId;
    case 'playbook':
      return run.playbookKey;
    case 'run':
      return run.id;
  }
}
