import { isDeepStrictEqual } from 'node:util';
import type { TaskDefinition } from '../../src/engine/chart/playbook-definition.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../src/engine/json.js';
import { DomainError } from '../../src/platform/domain-error.js';
import { type Instruction, person, type RunDriver, type TaskView } from './run-driver.js';

/** A form for each task that its schema accepts. */
export type Answers = Readonly<Record<string, { readonly form: JsonObject }>>;

type Move = () => Promise<unknown>;

const HOUR = 3_600_000;

/**
 * Does to a run whatever anybody could do next, chosen by the numbers: work on tasks, decide, send events, observe, let
 * time pass. Moves that are refused count as made. Returns how many were accepted.
 */
export async function walkRandomly(
  run: RunDriver,
  choices: readonly number[],
  answers: Answers,
): Promise<number> {
  let accepted = 0;
  for (const choice of choices) {
    const moves = await movesOf(run, choice, answers);
    const move = moves[choice % moves.length];
    if (!move) return accepted;
    try {
      await move();
      accepted += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
    const { kept, stored } = await run.keptAndStored();
    if (!isDeepStrictEqual(kept, stored))
      throw new Error(`kept otherwise than stored:\n${JSON.stringify(kept)}\n${JSON.stringify(stored)}`);
  }
  return accepted;
}

async function movesOf(run: RunDriver, choice: number, answers: Answers): Promise<Move[]> {
  const { definition } = run.playbook;
  const live = (await run.tasks()).filter(({ status }) => status === 'open' || status === 'started');
  const tasks = live.flatMap((task) => {
    const known = definition.tasks[task.task_key];
    return known === undefined ? [] : workOn(run, task, known, answers[task.task_key]?.form ?? {});
  });
  const events = Object.entries(definition.events).map(
    ([name, { payload }]) =>
      () =>
        run.send(name, asObject(sample(payload, choice))),
  );
  const observations = Object.entries(definition.kpis).map(
    ([kpi, { target }]) =>
      () =>
        run.observe(kpi, target * (0.5 + (choice % 11) / 10)),
  );
  const letTimePass = async () => {
    run.host.clock.advance((1 + (choice % 200)) * HOUR);
    await run.host.runner.fireDueTimers();
  };
  const reason = 'the walk wants it';
  const life: Move[] = [
    () => run.execute({ type: 'pauseRun', reason }),
    () => run.execute({ type: 'resumeRun', reason }),
    () => run.execute({ type: choice % 5 === 0 ? 'cancelRun' : 'resumeRun', reason }),
  ];
  // Work is what mostly happens.
  return [...tasks, ...tasks, ...events, ...observations, letTimePass, ...life];
}

function workOn(run: RunDriver, task: TaskView, definition: TaskDefinition, form: JsonObject): Move[] {
  const outcomes = Object.keys(definition.outcomes);
  if (task.kind === 'approval') {
    const judges = [run.team.leadId, ...definition.roles.flatMap((role) => run.team.holders[role] ?? [])];
    return judges.flatMap((judge) =>
      outcomes.map((outcome) => () => run.decide(task.task_key, judge, outcome)),
    );
  }
  const actor = person(task.assignee_id ?? run.team.leadId);
  const item = definition.checklist.length - 1;
  const instructions: Instruction[] = [
    { type: 'startTask', taskId: task.id, actor },
    { type: 'checkItem', taskId: task.id, item, checked: true, actor },
    { type: 'assignTask', taskId: task.id, assigneeId: run.team.leadId },
    ...outcomes.map((outcome): Instruction => ({
      type: 'completeTask',
      taskId: task.id,
      outcome,
      form,
      actor,
    })),
  ];
  return instructions.map((instruction) => () => run.execute(instruction));
}

/** Something that mostly fits the schema: enough of what playbooks say of payloads and inputs. */
export function sample(schema: JsonValue | undefined, choice: number): JsonValue {
  if (!isJsonObject(schema)) return null;
  if (Array.isArray(schema['enum'])) return schema['enum'][choice % schema['enum'].length] ?? null;
  switch (schema['type']) {
    case 'object':
      return Object.fromEntries(
        Object.entries(asObject(schema['properties'])).map(([key, value]) => [key, sample(value, choice)]),
      );
    case 'array':
      return [sample(schema['items'], choice)];
    case 'integer':
    case 'number':
      return Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? 0) + 1 + (choice % 7);
    case 'boolean':
      return choice % 2 === 0;
    default:
      return schema['format'] === 'date' ? '2026-05-01' : 'something said';
  }
}

function asObject(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
