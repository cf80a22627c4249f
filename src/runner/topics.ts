/** Every logged event of the run: `{ runId, seq, type }`. */
export function runTopic(runId: string): string {
  return `run:${runId}`;
}

/** Every change to the tasks that are a person's to do or to decide: `{ runId, taskId }` (one of them). */
export function personTasksTopic(personId: string): string {
  return `person:${personId}:tasks`;
}

/** Every timer that is set: `{ dueAt }`, the earliest of its transaction. */
export const TIMERS_TOPIC = 'timers';

/** Something waits for a run that another run, or a lock, brings about. */
export const MAIL_TOPIC = 'mail';
