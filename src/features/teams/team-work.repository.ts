import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';

/** Reads, and only reads, what the runner wrote of a team's runs. */
@Injectable()
export class TeamWorkRepository {
  constructor(private readonly database: Database) {}

  /** How many live tasks of the team's runs, paused ones included, are the person's. */
  async countOpenTasks(teamId: string, personId: string): Promise<number> {
    const [row] = await this.database.query<{ tasks: number }>(
      `SELECT count(*)::int AS tasks FROM run JOIN task ON task.run_id = run.id
       WHERE run.team_id = $1 AND run.status IN ('running', 'paused')
         AND task.assignee_id = $2 AND task.status IN ('open', 'started')`,
      [teamId, personId],
    );
    return row?.tasks ?? 0;
  }
}
