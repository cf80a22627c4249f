import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { decodeOptionalNodeId } from '../../api/ids/node-id.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { NotFoundError, PermissionDeniedError } from '../../platform/domain-error.js';
import { TeamsService } from '../teams/teams.service.js';
import type { IncidentRecord } from './incident.record.js';
import { IncidentRepository, type IncidentCriteria } from './incident.repository.js';
import type { IncidentsFilter } from './inputs/incidents.filter.js';

/** Reads incidents. */
@Injectable()
export class IncidentsService {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly teams: TeamsService,
  ) {}

  /** The incident as it is now; throws `NOT_FOUND`. */
  async get(id: string): Promise<IncidentRecord> {
    const [incident] = await this.incidents.findByIds([id]);
    if (!incident) throw new NotFoundError('RunIncident', ['incidentId']);
    return incident;
  }

  /**
   * What a viewer's filter means: executives and administrators find all incidents, leads those of the teams that they
   * lead. Throws `NOT_INCIDENT_READER` for everybody else, and `INVALID_ID`.
   */
  async toCriteria(viewer: Principal, filter: IncidentsFilter | null | undefined): Promise<IncidentCriteria> {
    const teamId = decodeOptionalNodeId('Team', filter?.teamId, ['filter', 'teamId']);
    const readable = await this.readableTeams(viewer);
    const wanted = teamId === null ? null : [teamId];
    return {
      open: filter?.open ?? null,
      causes: filter?.causes ?? null,
      playbookKey: filter?.playbookKey ?? null,
      runId: decodeOptionalNodeId('Run', filter?.runId, ['filter', 'runId']),
      teamIds: readable && wanted ? wanted.filter((id) => readable.includes(id)) : (readable ?? wanted),
    };
  }

  /** Those that last first, then the latest opened; `limit` of them. */
  list(criteria: IncidentCriteria, page: Page): Promise<IncidentRecord[]> {
    return this.incidents.list(criteria, page);
  }

  count(criteria: IncidentCriteria): Promise<number> {
    return this.incidents.count(criteria);
  }

  /** Null: all. */
  private async readableTeams(viewer: Principal): Promise<string[] | null> {
    if (hasRole(viewer, 'exec')) return null;
    if (!hasRole(viewer, 'lead')) throw new PermissionDeniedError('NOT_INCIDENT_READER');
    return viewer.personId === null ? [] : this.teams.teamsLedBy(viewer.personId);
  }
}
