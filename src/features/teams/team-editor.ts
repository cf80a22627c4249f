import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import {
  DomainError,
  NotFoundError,
  PermissionDeniedError,
  StaleVersionError,
} from '../../platform/domain-error.js';
import { Idempotency, type IdempotentRequest } from '../../platform/idempotency/idempotency.js';
import { mayChangeTeam } from './may-change-team.js';
import type { TeamEntity } from './team.entity.js';
import { TeamsRepository } from './teams.repository.js';

/** Which team to change, at which version; and the request, where it may be repeated under a key. */
export interface TeamEdit {
  readonly teamId: string;
  readonly expectedVersion: number | null | undefined;
  readonly request?: IdempotentRequest;
}

/** Every change of a team, its members and their roles goes through here, one at a time for each team. */
@Injectable()
export class TeamEditor {
  constructor(
    private readonly database: Database,
    private readonly teams: TeamsRepository,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Does the work on the locked team and counts its version up. Throws `NOT_FOUND`, `PERMISSION_DENIED` (only the lead and
   * admins change a team), `TEAM_DISBANDED` and `STALE_VERSION` before it does any.
   *
   * @param work gives what a repeated request is to get again: plain JSON
   */
  edit<Result>(
    viewer: Principal,
    { teamId, expectedVersion, request }: TeamEdit,
    work: (tx: Transaction, team: TeamEntity) => Promise<Result>,
  ): Promise<Result> {
    return this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, request ?? WITHOUT_KEY, async () => {
        const team = await this.open(tx, viewer, teamId, expectedVersion);
        const result = await work(tx, team);
        await this.teams.update(tx, Object.assign(team, { version: team.version + 1 }));
        return result;
      }),
    );
  }

  private async open(
    tx: Transaction,
    viewer: Principal,
    teamId: string,
    expectedVersion: number | null | undefined,
  ): Promise<TeamEntity> {
    const team = await this.teams.lock(tx, teamId);
    if (!team) throw new NotFoundError('Team', ['teamId']);
    if (!mayChangeTeam(viewer, team)) throw new PermissionDeniedError();
    if (team.disbandedAt) throw new DomainError('TEAM_DISBANDED', {}, ['teamId']);
    const expected = expectedVersion ?? team.version;
    if (expected !== team.version) throw new StaleVersionError(expected, team.version);
    return team;
  }
}

const WITHOUT_KEY: IdempotentRequest = { key: null, operation: 'changeTeam', input: null };
