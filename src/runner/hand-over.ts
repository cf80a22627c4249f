import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/database.js';
import type { Actor } from './actor.js';
import type { RunChange } from './change/run-change.js';
import { reassign } from './commands/assign-task.js';
import { step, type Setting, type Step } from './commands/step.js';
import { lockRuns } from './record/lock-runs.js';
import { readRuns } from './record/read-run.js';
import { isLive } from './record/run-record.js';
import { type PlanRequest, RunLedger } from './run-ledger.js';

export interface HandOverCommand {
  readonly personId: string;
  readonly actor: Actor;
  readonly reason: 'rotation.started' | 'rotation.ended';
}

/** One task that passed to its team's lead. */
export interface HandedOver {
  readonly runId: string;
  readonly taskId: string;
  readonly toPersonId: string;
}

/** Relieves a person of their tasks. */
@Injectable()
export class HandOver {
  constructor(private readonly ledger: RunLedger) {}

  /**
   * Gives every live task of the person to the lead of its team, in the caller's transaction, as one event in the log
   * of each run. Tasks in teams that the person leads stay: there is nobody to give them to. Tasks that another
   * transaction gives to the person at the same moment stay too.
   */
  async handOver(tx: Transaction, command: HandOverCommand): Promise<HandedOver[]> {
    const locked = await lockRuns(tx, await runsWithTasksOf(tx, command.personId));
    if (locked.length === 0) return [];
    const runs = await readRuns(
      tx,
      locked.map(({ id }) => id),
    );
    const stage = await this.ledger.stage(tx, runs);
    const plans = runs.flatMap((run): PlanRequest[] => {
      const setting = stage.setting(run, command.actor);
      const passing = passOn(setting, command);
      return passing === null ? [] : [{ setting, step: passing }];
    });
    const changes = await this.ledger.plan(tx, plans);
    await this.ledger.write(tx, changes);
    return changes.flatMap(handedOver);
  }
}

async function runsWithTasksOf(tx: Transaction, personId: string): Promise<string[]> {
  const rows = await tx.query<{ run_id: string }>(
    `SELECT DISTINCT run_id FROM task WHERE assignee_id = $1 AND status IN ('open', 'started')`,
    [personId],
  );
  return rows.map(({ run_id: runId }) => runId);
}

function passOn({ run, staff }: Setting, { personId, reason }: HandOverCommand): Step | null {
  if (staff.leadId === personId) return null;
  const tasks = run.tasks.filter((task) => isLive(task) && task.assigneeId === personId);
  if (tasks.length === 0) return null;
  return step({
    type: 'tasks.handedOver',
    payload: {
      fromPersonId: personId,
      toPersonId: staff.leadId,
      reason,
      tasks: tasks.map(({ id, key }) => ({ taskId: id, task: key })),
    },
    tasks: tasks.map((task) => reassign(task, staff.leadId)),
  });
}

function handedOver({ runId, tasksChanged }: RunChange): HandedOver[] {
  return tasksChanged.flatMap(({ id, assigneeId }) =>
    assigneeId === null ? [] : [{ runId, taskId: id, toPersonId: assigneeId }],
  );
}
