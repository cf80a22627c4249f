/**
 * What a client may be refused for that looks at a run and then asks for a step while others move it: it has moved on, ended
 * or paused, the task is closed, started or somebody else's, the decision was taken. Anything else is a fault.
 */
export const EXPECTED_REFUSALS: ReadonlySet<string> = new Set([
  'ALREADY_DECIDED',
  'EVENT_NOT_TAKEN',
  'RUN_ENDED',
  'RUN_NOT_PAUSED',
  'RUN_PAUSED',
  'TASK_ALREADY_STARTED',
  'TASK_CLOSED',
  'TASK_NOT_YOURS',
]);
