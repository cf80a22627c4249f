import { setTimeout as pause } from 'node:timers/promises';
import { Contender } from '../measure/contender.mjs';
import { sumUp } from '../measure/load.mjs';
import { withClient } from '../measure/pg.mjs';

const LOOK_EVERY_MS = 250;
const INTERACTIVE = { callers: 8, pauseMs: 50 };

/**
 * So many timers become due at one instant, in a process that fires timers and serves people. How fast they are worked
 * off, and how long people wait meanwhile and without.
 *
 * @param {{ url: string, timers: number, busy: number, seconds: number, patienceSeconds: number }} parts
 */
export function drainTimers({ url, timers, busy, seconds, patienceSeconds }) {
  return withClient(url, async (client) => {
    const due = await makeDue(client, timers);
    const setpiece = new Contender('scale/setpiece.mjs');
    try {
      await setpiece.call('prepare', { name: 'host', url, busy, dueAfter: due, firesTimers: true });
      const interact = (length) =>
        setpiece.call('interact', { name: 'host', seconds: length, ...INTERACTIVE });
      await interact(1);
      const unloaded = await interact(seconds);
      if (Date.now() > due.getTime()) throw new Error('It took longer to prepare than the timers had.');
      await pause(due.getTime() - Date.now());
      const watching = watch(client, { due, patienceSeconds });
      const during = [];
      while (!watching.done) during.push(await interact(1));
      const { fired, elapsed } = await watching.result;
      return {
        timers,
        fired,
        seconds: elapsed,
        perSecond: Math.round(fired / elapsed),
        interactive: { ...INTERACTIVE, unloaded: sumUp([unloaded]), meanwhile: sumUp(during) },
      };
    } finally {
      await setpiece.stop();
    }
  });
}

/**
 * All at one instant, some time from now: before it the process starts, and its people's waiting is measured. A timer's
 * date stands in its row and in its run's snapshot, and both must say the same.
 */
async function makeDue(client, timers) {
  const due = new Date(Date.now() + 20_000 + timers / 2);
  const { rowCount } = await client.query(
    `WITH chosen AS (
       SELECT run_id, timer, due_at FROM timer WHERE due_at > $1 ORDER BY random() LIMIT $2),
     moved AS (
       UPDATE timer SET due_at = $1 FROM chosen WHERE timer.run_id = chosen.run_id AND timer.timer = chosen.timer)
     UPDATE run SET snapshot = replace(
       snapshot::text, to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), $3)::json
     FROM chosen WHERE run.id = chosen.run_id`,
    [due, timers, due.toISOString()],
  );
  if (rowCount !== timers) throw new Error(`Only ${rowCount} of ${timers} timers could be made due.`);
  await client.query('VACUUM (ANALYZE) timer, run');
  return due;
}

/** Until none is left, or patience ends; `done` tells whether that is so. What fired is what the log says. */
function watch(client, { due, patienceSeconds }) {
  const watching = { done: false, result: look() };
  return watching;

  async function look() {
    try {
      for (;;) {
        const { rows } = await client.query('SELECT count(*)::int AS left FROM timer WHERE due_at <= $1', [
          due,
        ]);
        const elapsed = (Date.now() - due.getTime()) / 1000;
        if (rows[0].left === 0 || elapsed > patienceSeconds)
          return { fired: await countFired(client, due), elapsed: Math.round(100 * elapsed) / 100 };
        await pause(LOOK_EVERY_MS);
      }
    } finally {
      watching.done = true;
    }
  }
}

async function countFired(client, due) {
  const { rows } = await client.query(
    `SELECT count(*)::int AS count FROM run_event WHERE type = 'timer.fired' AND at >= $1`,
    [due],
  );
  return rows[0].count;
}
