import type { PlaybookDefinition } from '../chart/playbook-definition.js';

/** Who leads the run: may send every event and report every KPI. */
export const LEAD = 'lead';

/** The role of a player: `buyer/2`, the second who holds it, holds `buyer`. */
export function roleOf(player: string): string {
  return player.replace(/\/.*$/, '');
}

/** The first holder of a role; the lead where none is named. */
export function playerOf(role: string | undefined): string {
  return role ?? LEAD;
}

export function isPlayer(player: string, roles: PlaybookDefinition['roles']): boolean {
  const role = roleOf(player);
  return role === LEAD || Object.hasOwn(roles, role);
}

/** The first holder of one of the roles who is not `asker`; where each role has but the asker, its second holder. */
export function otherThan(asker: string | null, roles: readonly string[]): string {
  const other = roles.find((role) => role !== asker);
  return other ?? (roles[0] === undefined ? LEAD : `${roles[0]}/2`);
}
