import type { Log } from '../logging/create-log.js';
import type { Shutdown } from './shutdown.js';

// SIGHUP: the terminal was closed.
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

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
