import { hasRole, type Principal } from '../../platform/auth/principal.js';

/** What the rules ask of a team that runs, or is to run, a playbook. */
export interface RunFacts {
  readonly teamLeadId: string;
  /** The playbook's roles that the viewer fills in the team today. */
  readonly viewerRoles: ReadonlySet<string>;
}

/** A run is started by the lead of its team, or by an administrator. */
export function mayStartRun(viewer: Principal, run: Pick<RunFacts, 'teamLeadId'>): boolean {
  return leadsTeam(viewer, run.teamLeadId);
}

/** An event is sent by those whose role the playbook names as its senders, by the lead, or by an administrator. */
export function maySendEvent(viewer: Principal, run: RunFacts, senders: readonly string[]): boolean {
  return leadsTeam(viewer, run.teamLeadId) || senders.some((role) => run.viewerRoles.has(role));
}

/** A figure is reported by whoever fills a role in the run, by the lead, or by an administrator. */
export function mayRecordKpi(viewer: Principal, run: RunFacts): boolean {
  return leadsTeam(viewer, run.teamLeadId) || run.viewerRoles.size > 0;
}

/** A run is paused, resumed and cancelled, and its incidents are dealt with, by its lead, or by an administrator. */
export function mayGovernRun(viewer: Principal, run: Pick<RunFacts, 'teamLeadId'>): boolean {
  return leadsTeam(viewer, run.teamLeadId);
}

/** What its chart knows is read by whoever fills a role in the run, by the lead, by executives and administrators. */
export function mayReadContext(viewer: Principal, run: RunFacts): boolean {
  return hasRole(viewer, 'exec') || leadsTeam(viewer, run.teamLeadId) || run.viewerRoles.size > 0;
}

function leadsTeam(viewer: Principal, teamLeadId: string): boolean {
  return hasRole(viewer) || (viewer.personId !== null && viewer.personId === teamLeadId);
}
