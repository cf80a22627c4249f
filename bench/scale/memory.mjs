import { setTimeout as pause } from 'node:timers/promises';
import { Contender } from '../measure/contender.mjs';
import { startService } from '../setpiece/service.mjs';

const SETTLE_MS = 3_000;

/** What the service takes: just started, and after the same work on as many runs. */
export async function measureMemory({ url, busy, seconds }) {
  const service = await startService({ databaseUrl: url });
  await pause(SETTLE_MS);
  const started = await service.memoryMiB();
  await service.stop();
  const setpiece = new Contender('scale/setpiece.mjs', { execArgv: ['--expose-gc'] });
  try {
    await setpiece.call('prepare', { name: 'host', url, busy, firesTimers: false });
    await setpiece.call('measure', { name: 'host', callers: 64, seconds });
    return { startedRssMiB: started, afterWork: await setpiece.call('memory') };
  } finally {
    await setpiece.stop();
  }
}
