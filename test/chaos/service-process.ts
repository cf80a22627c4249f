import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The built service with its embedded database, as `npm start` runs it, to be killed and started again. */
export class ServiceProcess {
  #child: ChildProcess | null = null;
  #starting: Promise<void> | null = null;

  constructor(
    readonly dataFolder: string,
    readonly port: number,
  ) {}

  get url(): URL {
    return new URL(`http://127.0.0.1:${this.port}`);
  }

  /** Returns once it is ready. Starts it unless it runs already. */
  async start(): Promise<void> {
    if (isAlive(this.#child) && !this.#starting) return;
    this.#starting ??= this.#spawn().finally(() => {
      this.#starting = null;
    });
    await this.#starting;
  }

  /** SIGKILL; returns when it is dead. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** An orderly end. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!isAlive(child)) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }

  async #spawn(): Promise<void> {
    const { DATABASE_URL: _theirs, ...environment } = process.env;
    const child = spawn(process.execPath, ['dist/main.js'], {
      env: {
        ...environment,
        SETPIECE_DATA: this.dataFolder,
        PORT: String(this.port),
        LOG_FORMAT: 'json',
        NODE_OPTIONS: '',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.includes('"msg":"ready"')) continue;
      child.stdout.resume();
      return;
    }
    throw new Error('the service ended before it was ready');
  }
}

function isAlive(child: ChildProcess | null): child is ChildProcess {
  return child !== null && child.exitCode === null && child.signalCode === null;
}
