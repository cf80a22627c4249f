import { Injectable } from '@nestjs/common';
import type { Principal } from '../../platform/auth/principal.js';
import { checkText } from '../../platform/check-input.js';
import { TeamCandidates } from './team-candidates.js';
import { TeamEditor } from './team-editor.js';
import type { TeamChanges } from './team.commands.js';

@Injectable()
export class ChangeTeamService {
  constructor(
    private readonly editor: TeamEditor,
    private readonly candidates: TeamCandidates,
  ) {}

  /** Changes the name, purpose or lead; what is null or left out stays. The team's lead may, or an admin. */
  async change(viewer: Principal, teamId: string, changes: TeamChanges): Promise<void> {
    const { expectedVersion, name, purpose, leadId } = changes;
    await this.editor.edit(viewer, { teamId, expectedVersion }, async (tx, team) => {
      if (name !== null && name !== undefined) team.name = checkText(name, ['name'], 100);
      if (purpose !== null && purpose !== undefined) {
        team.purpose = purpose.trim() === '' ? '' : checkText(purpose, ['purpose'], 2000);
      }
      if (leadId === null) return;
      await this.candidates.checkLead(tx, leadId);
      team.leadId = leadId;
    });
  }
}
