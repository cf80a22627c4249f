import { createInterface } from 'node:readline';
import { Command, CommanderError } from 'commander';
import { describeFailure } from '../platform/errors/describe-failure.js';
import { AuthoringError } from './authoring/authoring.errors.js';
import { registerArchiveCommand } from './archive.command.js';
import { registerCheckCommand } from './check.command.js';
import type { CommandIo, RegisterCommand } from './command-io.js';
import { registerConfigCommand } from './config.command.js';
import { registerDiffCommand } from './diff.command.js';
import { registerDrawCommand } from './draw.command.js';
import { registerImportCommand } from './import.command.js';
import { registerInitCommand } from './init.command.js';
import { registerMigrateCommand } from './migrate.command.js';
import { registerPublishCommand } from './publish.command.js';
import { registerServiceTokenCommand } from './service-token.command.js';
import { registerSimulateCommand } from './simulate.command.js';
import { registerTestCommand } from './test.command.js';
import { registerTokenCommand } from './token.command.js';
import { registerTourCommand } from './tour.command.js';
import { registerVerifyCommand } from './verify.command.js';

const commands: readonly RegisterCommand[] = [
  registerArchiveCommand,
  registerCheckCommand,
  registerConfigCommand,
  registerDiffCommand,
  registerDrawCommand,
  registerImportCommand,
  registerInitCommand,
  registerMigrateCommand,
  registerPublishCommand,
  registerServiceTokenCommand,
  registerSimulateCommand,
  registerTestCommand,
  registerTokenCommand,
  registerTourCommand,
  registerVerifyCommand,
];

/** The outside of a process, less its exit code. */
export type CliOutside = Omit<CommandIo, 'setExitCode'>;

/** Runs the `setpiece` command with its arguments (without node and script) and returns the exit code. Never throws. */
export async function runCli(
  args: readonly string[],
  outside: CliOutside = processOutside(),
): Promise<number> {
  let exitCode = 0;
  const io: CommandIo = { ...outside, setExitCode: (code) => (exitCode = code) };
  const program = createProgram(io);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    io.writeError(`${describeFailure(error)}\n`);
    return error instanceof AuthoringError ? error.exitCode : 1;
  }
}

function createProgram(io: CommandIo): Command {
  const program = new Command('setpiece')
    .description("Runs a company's strategy playbooks through cross-department project teams.")
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.write(text), writeErr: (text) => io.writeError(text) })
    .showHelpAfterError();
  for (const register of commands) register(program, io);
  return program;
}

function processOutside(): CliOutside {
  // A reader that has seen enough, such as `head`, closes the pipe: then there is nobody to go on for.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    environment: process.env,
    terminal: process.stdout.isTTY,
    write: (text) => void process.stdout.write(text),
    lines: () => createInterface({ input: process.stdin })[Symbol.asyncIterator](),
    writeError: (text) => void process.stderr.write(text),
  };
}
