import { randomUUID } from 'node:crypto';
import type { JsonObject, JsonValue } from '../../src/engine/json.js';
import { parsePlaybookDefinition } from '../../src/engine/load/parse-playbook-definition.js';
import type { Receipt } from '../../src/runner/receipt.js';
import type { CommandRequest } from '../../src/runner/run-command.js';
import { MailPoller } from '../../src/runner/together/mail-poller.js';
import { SYSTEM } from './run-driver.js';
import type { RunnerHost } from './runner-host.js';

/** A run of a family, as its rows say. */
export interface Relative {
  readonly id: string;
  readonly status: string;
  readonly depth: number;
  readonly input: JsonObject;
  readonly output: JsonValue;
  readonly playbook_key: string;
}

/** Lets runs tell each other what they have to, and locks be granted, until nothing is left to be done. */
export function settle(host: RunnerHost): Promise<number> {
  return host.app.get(MailPoller).drain();
}

/** Publishes a playbook under its very key, which the test makes unlike all others. */
export async function publishAs(host: RunnerHost, key: string, source: JsonObject): Promise<void> {
  const definition = parsePlaybookDefinition({ ...source, key });
  await host.database.query(
    `INSERT INTO playbook_version (id, playbook_key, version, source, definition, checksum, published_at)
     VALUES ($1, $2, $3, '', $4, 'none', now())`,
    [randomUUID(), key, definition.version, JSON.stringify(definition)],
  );
}

export function childrenOf(host: RunnerHost, runId: string): Promise<Relative[]> {
  return host.database.query(
    'SELECT id, status, depth, input, output, playbook_key FROM run WHERE parent_id = $1 ORDER BY id',
    [runId],
  );
}

export async function onlyChildOf(host: RunnerHost, runId: string): Promise<Relative> {
  const [child, ...others] = await childrenOf(host, runId);
  if (child === undefined || others.length > 0)
    throw new Error(`${others.length + (child ? 1 : 0)} children`);
  return child;
}

export function tell(host: RunnerHost, runId: string, command: CommandRequest): Promise<Receipt> {
  return host.runner.execute({ runId, actor: SYSTEM, ...command });
}

/** Closes the live task of the key in a run. */
export async function completeIn(
  host: RunnerHost,
  runId: string,
  key: string,
  form: JsonObject = {},
): Promise<void> {
  const [task] = await host.database.query<{ id: string; assignee_id: string }>(
    `SELECT id, assignee_id FROM task WHERE run_id = $1 AND task_key = $2 AND status IN ('open', 'started')`,
    [runId, key],
  );
  if (task === undefined) throw new Error(`no live task ${key}`);
  const actor = { kind: 'person', id: task.assignee_id } as const;
  const command = { type: 'completeTask', taskId: task.id, outcome: 'done', form } as const;
  await host.runner.execute({ runId, actor, ...command });
}

/** Throws where log and rows of a run differ. */
export async function requireFaithfulRun(host: RunnerHost, runId: string): Promise<void> {
  const { problems } = await host.verifier.replayRun(runId);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message.en).join('\n'));
}
