import { Logger } from '@nestjs/common';

const logger = new Logger('Apollo');

/** Apollo's own messages, through the application's log. */
export const apolloLogger = {
  debug: (message?: unknown) => logger.debug(message),
  info: (message?: unknown) => logger.log(message),
  warn: (message?: unknown) => logger.warn(message),
  error: (message?: unknown) => logger.error(message),
};
