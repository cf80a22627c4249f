// Imported into a process before its program: SIGUSR2 begins a CPU profile, and the next one ends it and writes it to the
// file that BENCH_PROFILE names.
import { startProfile } from './profile.mjs';

let stop;

process.on('SIGUSR2', async () => {
  if (stop === undefined) stop = startProfile(process.env.BENCH_PROFILE);
  else await (await stop)();
});
