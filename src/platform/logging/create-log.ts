import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogConfig } from '../config/config.js';
import { describeError } from './describe-error.js';
import { currentLogFields } from './log-context.js';
import { PrettyStream } from './pretty-stream.js';

/** The process's structured log. */
export type Log = Logger;

/** A log as configured, on stdout unless told otherwise. Every line carries the current log fields. */
export function createLog(
  { level, format }: LogConfig,
  destination: DestinationStream = process.stdout,
): Log {
  return pino(
    {
      level,
      base: { service: 'setpiece' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ ...currentLogFields() }),
      serializers: { err: describeError },
    },
    format === 'pretty' ? new PrettyStream(destination) : destination,
  );
}
