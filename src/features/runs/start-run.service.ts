import { Injectable } from '@nestjs/common';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { PlaybookDefinition } from '../../engine/chart/playbook-definition.js';
import type { Principal } from '../../platform/auth/principal.js';
import { checkText } from '../../platform/check-input.js';
import { DomainError, NotFoundError, PermissionDeniedError } from '../../platform/domain-error.js';
import type { Locale } from '../../platform/localized-text.js';
import type { Receipt } from '../../runner/receipt.js';
import { Runner } from '../../runner/runner.js';
import type { Staff } from '../../runner/staff-directory.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { PeopleService } from '../people/people.service.js';
import { PlaybookCatalogue } from '../playbooks/playbook-catalogue.js';
import { TeamsService } from '../teams/teams.service.js';
import { actorOf } from './actor-of.js';
import { findStaffingGaps, type Workplaces } from './find-staffing-gaps.js';
import type { StartRunInput } from './inputs/start-run.input.js';
import { mayStartRun } from './run-rules.js';

@Injectable()
export class StartRunService {
  constructor(
    private readonly runner: Runner,
    private readonly playbooks: PlaybookCatalogue,
    private readonly teams: TeamsService,
    private readonly people: PeopleService,
    private readonly departments: DepartmentsService,
  ) {}

  /**
   * Starts a run. Throws `NOT_RUN_STARTER` unless the viewer leads the team, `ROLES_NOT_FILLED` with the roles that no
   * present member of their department fills, `TEAM_NEEDS_DEPARTMENTS`, `TEAM_DISBANDED`, `NOT_FOUND`, and what the
   * runner throws for an input that does not fit. A run without a title has the playbook's, in the given language.
   */
  async start(viewer: Principal, input: StartRunInput, locale: Locale): Promise<Receipt> {
    const teamId = decodeNodeId('Team', input.teamId, ['teamId']);
    const version = await this.findVersion(input);
    const workplaces = await this.findWorkplaces(teamId);
    return this.runner.start({
      playbookVersionId: version.id,
      teamId,
      title: input.title == null ? version.definition.title[locale] : checkText(input.title, ['title']),
      input: input.input ?? {},
      actor: actorOf(viewer),
      idempotencyKey: input.idempotencyKey,
      authorise: (staff, definition) => {
        if (!mayStartRun(viewer, { teamLeadId: staff.leadId })) {
          throw new PermissionDeniedError('NOT_RUN_STARTER', {}, ['teamId']);
        }
        requireStaffed(staff, definition, workplaces);
      },
    });
  }

  private async findVersion({ playbookKey, version }: StartRunInput) {
    const newest = await this.playbooks.newest(playbookKey);
    if (!newest) throw new NotFoundError('Playbook', ['playbookKey']);
    if (version == null || version === newest.version) return newest;
    const wanted = await this.playbooks.find(playbookKey, version);
    if (!wanted) throw new NotFoundError('PlaybookVersion', ['version']);
    return wanted;
  }

  private async findWorkplaces(teamId: string): Promise<Workplaces> {
    const team = await this.teams.find(teamId);
    if (!team) throw new NotFoundError('Team', ['teamId']);
    if (team.disbandedAt !== null) throw new DomainError('TEAM_DISBANDED', {}, ['teamId']);
    const [members, tree] = await Promise.all([this.teams.membersOf([teamId]), this.departments.tree()]);
    const people = await this.people.findMany((members.get(teamId) ?? []).map(({ personId }) => personId));
    return {
      departmentOf: new Map([...people].map(([id, person]) => [id, person.departmentId])),
      isWithin: (departmentId, key) => tree.isWithin(departmentId, key),
    };
  }
}

function requireStaffed(staff: Staff, playbook: PlaybookDefinition, workplaces: Workplaces): void {
  const { missingRoles, oneDepartment } = findStaffingGaps(playbook.roles, staff, workplaces);
  if (missingRoles.length > 0) {
    const names = (locale: Locale) => missingRoles.map((key) => playbook.roles[key]?.title[locale] ?? key);
    const values = {
      playbook: playbook.key,
      rolesZh: names('zh').join('、'),
      rolesEn: names('en').join(', '),
    };
    throw new DomainError('ROLES_NOT_FILLED', values, ['teamId'], { missingRoles });
  }
  if (oneDepartment) throw new DomainError('TEAM_NEEDS_DEPARTMENTS', {}, ['teamId']);
}
