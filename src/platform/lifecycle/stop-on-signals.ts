import type { Log } from '../logging/create-log.js';
import type { Shutdown } from './shutdown.js';

// SIGHUP: the terminal was closed.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const PARENT_POLL_MS = 500;

/** The first signal shuts down in order and ends the process; a second one ends it at once. */
export function stopOnSignals(shutdown: Shutdown, log: Log): void {
  // Without a terminal every further line would be an error, and end the process before it has drained.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (shutdown.started) process.exit(1);
      log.info({ context: 'Shutdown', signal }, 'stopping; once more to stop at once');
      void shutdown.run().finally(() => process.exit(0));
    });
  }
}

/** Under `npm start`: npm hands a signal to a shell in between, which ends and tells nobody. Then the service stops too. */
export function stopWithNpm(shutdown: Shutdown, log: Log): void {
  if (process.env['npm_lifecycle_event'] !== 'start') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    if (shutdown.started) return;
    log.info({ context: 'Shutdown' }, 'stopping: npm has ended');
    void shutdown.run().finally(() => process.exit(0));
  }, PARENT_POLL_MS);
  watch.unref();
}
