/**
 * The rows of one event, learnt from Setpiece: a run is led through a round of its chart once, and what it wrote is the
 * pattern of everything that the floor writes.
 *
 * @param {import('pg').Client} client
 * @param {string} runId a run that has done so many steps since it was started
 * @param {number} steps
 */
export async function learnPattern(client, runId, steps) {
  const rows = async (table) => {
    const found = await client.query(`SELECT to_json(t) AS row FROM ${table} t WHERE run_id = $1`, [runId]);
    return found.rows.map(({ row }) => withoutNulls(row));
  };
  const [events, tasks, timers] = [await rows('run_event'), await rows('task'), await rows('timer')];
  const notifications = await rows('notification');
  const [timer] = timers;
  return Array.from({ length: steps }, (_, step) => {
    const seq = step + 2;
    const event = events.find((row) => row.seq === seq);
    const opened = tasks.find((row) => row.opened_seq === seq);
    const state = event?.to_states[0];
    const notification = notifications.find((row) => row.task_id === opened?.id);
    if (!event || !opened || !timer || !notification || state === undefined)
      throw new Error(
        `Event ${seq} of the pattern has not written what every event of the benchmark writes.`,
      );
    // Each of its timers is replaced by the next event: the one that is there now shows what they all look like.
    return {
      event,
      opened: asOpened(opened),
      notification,
      state,
      timer: { ...timer, timer: timer.timer.replace(timer.state, state), state },
    };
  });
}

const CLOSING = new Set(['outcome', 'form', 'closed_at', 'closed_seq', 'closed_by']);

/** The row of a task as it was before the task was closed. */
function asOpened(task) {
  const kept = Object.entries(task).filter(([column]) => !CLOSING.has(column));
  return { ...Object.fromEntries(kept), status: 'open', version: 1 };
}

/** A column that is left out is null. */
function withoutNulls(row) {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

/**
 * What is sent for a batch: one set of rows a table.
 *
 * @param {{ id: string, seq: number, taskId: string, version: number, step: number }[]} runs
 * @param {object[]} snapshots one a step
 */
export function rowsOfBatch(runs, pattern, snapshots, at, newId) {
  const sets = { runs: [], events: [], closed: [], opened: [], cleared: [], timers: [], notifications: [] };
  for (const run of runs) {
    const { event, opened, state, timer, notification } = pattern[run.step];
    const before = pattern[(run.step + pattern.length - 1) % pattern.length];
    const [seq, taskId] = [run.seq + 1, newId()];
    const ofRun = { run_id: run.id };
    const hash = event.hash ?? NO_HASH;
    sets.runs.push({
      id: run.id,
      snapshot: snapshots[run.step],
      states: [state],
      entered_at: [at],
      seq,
      last_at: at,
      head: hash,
    });
    sets.events.push({
      ...event,
      ...ofRun,
      seq,
      at,
      hash,
      payload: { ...event.payload, taskId: run.taskId },
    });
    sets.closed.push({
      ...ofRun,
      id: run.taskId,
      status: 'completed',
      outcome: 'done',
      form: {},
      closed_at: at,
      closed_seq: seq,
      closed_by: event.actor_id,
      version: 2,
    });
    sets.opened.push({ ...opened, ...ofRun, id: taskId, opened_seq: seq, opened_at: at });
    sets.cleared.push({ ...ofRun, timer: before.timer.timer });
    sets.timers.push({ ...timer, ...ofRun, set_seq: seq });
    sets.notifications.push({ ...notification, ...ofRun, id: newId(), task_id: taskId, created_at: at });
    Object.assign(run, { seq, taskId, step: (run.step + 1) % pattern.length });
  }
  return sets;
}

const NO_HASH = `\\x${'00'.repeat(32)}`;
