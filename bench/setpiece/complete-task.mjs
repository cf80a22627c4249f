/**
 * One event, as its caller sees it.
 *
 * @param {import('../../dist/runner/runner.js').Runner} runner
 * @param {import('./open-tasks.mjs').OpenTasks} tasks
 */
export async function completeNext(runner, tasks) {
  const { runId, taskId, personId } = await tasks.take();
  await complete(runner, { runId, taskId, personId });
  tasks.giveBack(runId);
}

/** Completes the task as its assignee; throws when it is refused. */
export async function complete(runner, { runId, taskId, personId }) {
  const { repeated } = await runner.execute({
    type: 'completeTask',
    runId,
    taskId,
    outcome: 'done',
    form: {},
    actor: { kind: 'person', id: personId },
  });
  if (repeated) throw new Error('A completion was taken for a repetition.');
}
