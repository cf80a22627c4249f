import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Disturbance, RoundPlan } from './round-plan.js';
import type { Tally } from './tally.js';
import type { World } from './world/world.js';

/** Does to the world what the plan says, each at its time, and returns when all of it is over. */
export async function disturb(world: World, plan: RoundPlan, tally: Tally): Promise<void> {
  // PostgreSQL is one: restarts wait for each other.
  let restarting = Promise.resolve();
  const deeds = plan.disturbances.map(async (disturbance) => {
    await pause(disturbance.at);
    if (disturbance.kind !== 'restart') return strike(world, disturbance, tally);
    restarting = restarting.then(() => strike(world, disturbance, tally));
    await restarting;
  });
  await Promise.all(deeds);
}

async function strike(world: World, disturbance: Disturbance, tally: Tally): Promise<void> {
  switch (disturbance.kind) {
    case 'kill': {
      tally.kills += 1;
      const replica = world.replica(disturbance.replica);
      await replica.kill();
      await pause(disturbance.backAfter);
      // Whoever looks after it starts it again; nobody waits for that.
      void startAndTime(replica, tally);
      return;
    }
    case 'stop': {
      tally.stops += 1;
      const replica = world.replica(disturbance.replica);
      replica.halt();
      await pause(disturbance.lasts);
      replica.resume();
      return;
    }
    case 'restart':
      if (disturbance.mode === 'fast') tally.restartsFast += 1;
      else tally.restartsImmediate += 1;
      return world.database.restart(disturbance.mode);
    case 'terminate':
      tally.terminations += 1;
      return terminateConnections(world.database.url, disturbance.share);
    case 'cut':
      tally.cuts += 1;
      return cut(world, disturbance);
    case 'clock':
      tally.clockShifts += 1;
      return world.replica(disturbance.replica).shiftClock(disturbance.shift);
  }
}

/** Starts a replica that nobody watches closely; one that does not become ready shows in the round's end. */
export async function startAndTime(replica: World['replicas'][number], tally: Tally): Promise<void> {
  const begin = performance.now();
  const failed = replica.failedStarts;
  await replica.start().catch(() => undefined);
  tally.failedStarts += replica.failedStarts - failed;
  if (replica.isUp) tally.starts.push(performance.now() - begin);
}

async function cut(
  world: World,
  { replica, mode, lasts }: Extract<Disturbance, { kind: 'cut' }>,
): Promise<void> {
  const proxy = world.proxy(replica);
  if (mode === 'now') proxy.cut();
  if (mode === 'answer') proxy.cutBeforeAnswer();
  if (mode !== 'stall') return;
  proxy.stall(lasts);
  await pause(lasts);
}

/** The database may be away just then: then there is nothing to terminate. */
async function terminateConnections(url: string, share: number): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid() AND random() < $1`,
      [share],
    );
  } catch {
    // See above.
  } finally {
    await client.end().catch(() => undefined);
  }
}
