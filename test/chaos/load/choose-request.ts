import type { SeededRandom } from '../seeded-random.js';
import { EVENTS } from '../world/chaos-playbook.js';
import type { Organisation } from '../world/organisation.js';
import type { Operation } from './ledger.js';
import type { RunView, TaskView } from './operations.js';

/** What somebody asks for. The key stands also in the content, where the log keeps it. */
export interface Choice {
  readonly as: string;
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface ChoiceParts {
  readonly random: SeededRandom;
  readonly organisation: Organisation;
  /** The mutations that the service has. */
  readonly mutations: ReadonlySet<string>;
  readonly key: string;
}

/** Some next step of a run: mostly work, often an event or a figure, now and then a pause or the end. */
export function chooseRequest(parts: ChoiceParts, runId: string, run: RunView): Choice {
  const { random, organisation, mutations, key } = parts;
  const { lead } = organisation;
  const may = (operation: Operation, probability: number): boolean =>
    mutations.has(operation) && random.chance(probability);
  if (run.status === 'PAUSED' && may('resumeRun', 0.5))
    return onRun('resumeRun', parts, runId, { reason: key });
  if (may('pauseRun', 0.02)) return onRun('pauseRun', parts, runId, { reason: key });
  if (may('cancelRun', 0.01)) return onRun('cancelRun', parts, runId, { reason: key });
  if (run.tasks.length > 0 && random.chance(0.6)) return onTask(parts, random.pick(run.tasks));
  if (random.chance(0.4)) {
    const input = { runId, kpi: 'boxes', value: random.integer(0, 100), note: key, idempotencyKey: key };
    return { as: lead, operation: 'recordKpi', input };
  }
  return onRun('sendRunEvent', parts, runId, { event: random.pick(EVENTS), payload: { nonce: key } });
}

/** A new run, of some length: a few boxes and a dozen strokes of its clock. */
export function chooseStart({ random, organisation, key }: ChoiceParts, playbookKey: string): Choice {
  const { lead, teamId } = organisation;
  const input = { nonce: key, boxes: random.integer(1, 6), strokes: random.integer(4, 12) };
  return {
    as: lead,
    operation: 'startRun',
    input: { playbookKey, teamId, title: key, input, idempotencyKey: key },
  };
}

function onRun(
  operation: Operation,
  { organisation, key }: ChoiceParts,
  runId: string,
  more: object,
): Choice {
  return { as: organisation.lead, operation, input: { runId, ...more, idempotencyKey: key } };
}

function onTask(
  { random, organisation, key }: ChoiceParts,
  { id, kind, status, assignee }: TaskView,
): Choice {
  const taskId = id;
  if (kind === 'APPROVAL') {
    const outcome = random.chance(0.85) ? 'approved' : 'rejected';
    const input = { taskId, outcome, comment: key, form: {}, idempotencyKey: key };
    return { as: random.pick(organisation.checkers), operation: 'decideApproval', input };
  }
  const as = assignee?.login ?? organisation.lead;
  if (status === 'OPEN' && random.chance(0.5)) {
    return { as, operation: 'startTask', input: { taskId, idempotencyKey: key } };
  }
  return {
    as,
    operation: 'completeTask',
    input: { taskId, outcome: 'done', form: { nonce: key }, idempotencyKey: key },
  };
}
