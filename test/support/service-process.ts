import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { releaseAfterTests } from './release-after-tests.js';

/** The service as `npm start` runs it: a process of its own, in a process group of its own as under a terminal. */
export interface ServiceProcess {
  readonly pid: number;
  /** `http://127.0.0.1:port`, once it has said that it is ready. */
  readonly url: string;
  /** Everything it has written so far. */
  output(): string;
  /** Sends a signal to the process alone, or to its whole group as a terminal does. */
  signal(signal: NodeJS.Signals, to?: 'process' | 'group'): void;
  /** The exit code, or null when a signal ended it. */
  ended(): Promise<number | null>;
}

interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly output: () => string;
}

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const READY = /GraphQL +(http:\/\/\S+)\/graphql/;

/** Starts the service, on a free port unless told otherwise, and waits until it is ready. Fails when it ends before. */
export async function startServiceProcess(environment: Record<string, string>): Promise<ServiceProcess> {
  return becomeReady(launch(environment));
}

/** The same below a shell, as npm does it; the process that is given back is the shell. */
export async function startServiceBelowShell(environment: Record<string, string>): Promise<ServiceProcess> {
  const command = `"${process.execPath}" "${MAIN}"; exit $?`;
  return becomeReady(launch({ ...environment, npm_lifecycle_event: 'start' }, ['/bin/sh', '-c', command]));
}

async function becomeReady({ child, pid, output }: Started): Promise<ServiceProcess> {
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => READY.test(output()) && resolve());
    child.once('exit', () => reject(new Error(`The service ended before it was ready:\n${output()}`)));
  });
  return {
    pid,
    url: READY.exec(output())?.[1] ?? '',
    output,
    signal: (signal, to = 'process') => process.kill(to === 'group' ? -pid : pid, signal),
    ended: () => exitOf(child),
  };
}

/** Starts the service and waits until it has ended by itself. */
export async function runServiceProcess(
  environment: Record<string, string>,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const { child, output } = launch(environment);
  return { code: await exitOf(child), output: output() };
}

function launch(
  environment: Record<string, string>,
  [command, ...args]: readonly [string, ...string[]] = [process.execPath, '--enable-source-maps', MAIN],
): Started {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], PORT: '0', SETPIECE_DEMO: 'off', ...environment },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the service could not be started');
  releaseAfterTests(async () => {
    child.kill('SIGKILL');
    await exitOf(child);
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, pid, output: () => text };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return child.exitCode;
}
