import type { Chart } from '../../engine/chart/chart.js';
import type { Family, StandIn } from '../record/child-run.js';
import type { RunRecord } from '../record/run-record.js';
import type { Staff, TeamOfPlaybook } from '../staff-directory.js';

/** As much of a run as tells who works on it. */
interface StaffedRun {
  readonly playbookKey: string;
  /** Null where it is no other run's child. */
  readonly family: Pick<Family, 'standIns'> | null;
}

/** For which playbooks the team's staff has to be known: the run's own, and those of the runs above it. */
export function teamsOf({
  teamId,
  playbookKey,
  family,
}: StaffedRun & Pick<RunRecord, 'teamId'>): TeamOfPlaybook[] {
  const keys = [playbookKey, ...(family?.standIns ?? []).map((standIn) => standIn.playbookKey)];
  return [...new Set(keys)].map((key) => ({ teamId, playbookKey: key }));
}

/**
 * Who works on the run. Of a child's roles: whom the team has named for the child's playbook; else those who fill the role
 * of the run above that stands in for it, the parent's first; else the lead.
 */
export function staffOfRun(
  { playbookKey, family }: StaffedRun,
  staffOf: (playbookKey: string) => Staff | null | undefined,
  chart: Chart | undefined,
): Staff | null | undefined {
  const staff = staffOf(playbookKey);
  if (staff == null || family === null || chart === undefined) return staff;
  const holders = new Map(staff.holders);
  for (const role of Object.keys(chart.definition.roles)) {
    if ((staff.holders.get(role) ?? []).length > 0) continue;
    const lent = family.standIns.map((standIn) => lentBy(standIn, role, staffOf));
    holders.set(role, lent.find((those) => those.length > 0) ?? [staff.leadId]);
  }
  return { ...staff, holders };
}

function lentBy(
  { playbookKey, roles }: StandIn,
  role: string,
  staffOf: (playbookKey: string) => Staff | null | undefined,
): readonly string[] {
  const standingIn = Object.hasOwn(roles, role) ? roles[role] : role;
  return (standingIn === undefined ? undefined : staffOf(playbookKey)?.holders.get(standingIn)) ?? [];
}

/** What stands in for a child's roles, given what stands in for its parent's. */
export function standInsOf(
  parent: Pick<RunRecord, 'playbookKey' | 'family'>,
  roles: StandIn['roles'],
): StandIn[] {
  const above = (parent.family?.standIns ?? []).map((standIn) => ({
    playbookKey: standIn.playbookKey,
    roles: { ...standIn.roles, ...through(roles, standIn.roles) },
  }));
  return [{ playbookKey: parent.playbookKey, roles }, ...above];
}

function through(roles: StandIn['roles'], above: StandIn['roles']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(roles).map(([role, lent]) => [
      role,
      Object.hasOwn(above, lent) ? (above[lent] ?? lent) : lent,
    ]),
  );
}
