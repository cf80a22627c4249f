import { Logger as NestLogger } from '@nestjs/common';
import { Logger } from 'graphile-worker';

/** graphile-worker's log as part of ours. What it says of every job is of use only when looking for something. */
export function createJobLog(): Logger {
  const log = new NestLogger('Jobs');
  return new Logger(() => (level, message) => {
    const word: string = level;
    if (word === 'error') log.error(message);
    else if (word === 'warning') log.warn(message);
    else log.debug(message);
  });
}
