import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { decodeOptionalNodeId } from '../../api/ids/node-id.js';
import { NotFoundError } from '../../platform/domain-error.js';
import type { RunsFilter } from './inputs/runs.filter.js';
import type { RunEventRecord } from './run-event.record.js';
import { RunEventRepository } from './run-event.repository.js';
import type { RunRecord } from './run.record.js';
import { RunRepository, type ChildCrew, type RunCriteria } from './run.repository.js';

/** Reads runs. They are open to everybody who is signed in. */
@Injectable()
export class RunsService {
  constructor(
    private readonly runs: RunRepository,
    private readonly events: RunEventRepository,
  ) {}

  find(id: string): Promise<RunRecord | null> {
    return this.runs.find(id);
  }

  /** The run as it is now; throws `NOT_FOUND`. */
  async get(id: string): Promise<RunRecord> {
    const run = await this.find(id);
    if (!run) throw new NotFoundError('Run');
    return run;
  }

  /** What a client's filter means; throws `INVALID_ID`. */
  toCriteria(filter: RunsFilter | null | undefined): RunCriteria {
    return {
      playbookKey: filter?.playbookKey ?? null,
      status: filter?.status ?? null,
      teamId: decodeOptionalNodeId('Team', filter?.teamId, ['filter', 'teamId']),
      departmentKey: filter?.departmentKey ?? null,
      childRuns: filter?.childRuns ?? null,
    };
  }

  /** The latest started first; `limit` of them. */
  list(criteria: RunCriteria, page: Page): Promise<RunRecord[]> {
    return this.runs.list(criteria, page);
  }

  count(criteria: RunCriteria): Promise<number> {
    return this.runs.count(criteria);
  }

  /** The runs that the run has started, the first started first; `limit` of them. */
  children(runId: string, page: Page): Promise<RunRecord[]> {
    return this.runs.listChildren(runId, page);
  }

  countChildren(runId: string): Promise<number> {
    return this.runs.countChildren(runId);
  }

  /** The running child runs of the teams, by who works on them. */
  childCrews(teamIds: readonly string[]): Promise<ChildCrew[]> {
    return this.runs.listChildCrews(teamIds);
  }

  /** The run's log, oldest first; `limit` entries. */
  history(runId: string, page: Page): Promise<RunEventRecord[]> {
    return this.events.list(runId, page);
  }

  countHistory(runId: string): Promise<number> {
    return this.events.count(runId);
  }
}
