import type { Command } from 'commander';
import type { Environment } from '../platform/config/environment-reader.js';

/** What a subcommand may touch of the outside. */
export interface CommandIo {
  readonly environment: Environment;
  /** True when a person watches the output as it comes. */
  readonly terminal: boolean;
  /** For results. */
  write(text: string): void;
  /** For progress and complaints. */
  writeError(text: string): void;
  /** What a person, or a pipe, types: a line at a time, without its end. Nothing where nobody can. */
  readonly lines?: () => AsyncIterator<string>;
  /** What the process ends with when the subcommand returns; 0 unless told otherwise. A thrown error makes it 1. */
  setExitCode(code: number): void;
}

/** Adds a subcommand to the program. Each lives in a file of its own, `<name>.command.ts`, and is listed in `cli.ts`. */
export type RegisterCommand = (program: Command, io: CommandIo) => void;
