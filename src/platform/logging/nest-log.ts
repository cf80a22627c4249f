import { inspect } from 'node:util';
import type { LoggerService } from '@nestjs/common';
import type { Log } from './create-log.js';

type PinoLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

// Nest tells of every module and route it sets up; that is of interest only to somebody who looks for it.
const SET_UP = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'GraphQLModule',
]);

/** Lets Nest, and every `new Logger('Name')` of its, write to the structured log. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Log) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(SET_UP.has(contextOf(rest) ?? '') ? 'debug' : 'info', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(level: PinoLevel, message: unknown, rest: readonly unknown[]): void {
    const context = contextOf(rest);
    const err = [message, ...rest].find((value) => value instanceof Error);
    const stack = err ? undefined : stackOf(rest);
    this.target[level]({ context, err, stack }, textOf(message));
  }
}

/** Nest passes the name of the logger last. */
function contextOf(rest: readonly unknown[]): string | undefined {
  const last = rest.at(-1);
  return typeof last === 'string' ? last : undefined;
}

/** … and the stack of an error before it. */
function stackOf(rest: readonly unknown[]): string | undefined {
  return rest
    .slice(0, -1)
    .find((value): value is string => typeof value === 'string' && value.includes('\n    at '));
}

function textOf(message: unknown): string {
  if (message instanceof Error) return message.message;
  return typeof message === 'string' ? message : inspect(message, { breakLength: Infinity });
}
