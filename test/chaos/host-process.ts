import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Receipt } from '../../src/runner/receipt.js';
import type { RunCommand, StartCommand } from '../../src/runner/run-command.js';

/** When a process is to kill itself: just before the statement is sent, or with the answer ready and not yet given. */
export type Moment = 'locking' | 'writing' | 'committing' | 'answering';

/** The process died before it answered; what became of the request is not known. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** It answered, but not with what was asked for. */
class Refused extends Error {}

/** A runner in a process of its own, which a test may kill and start again on the same database. */
export class HostProcess {
  #child: ChildProcess | null = null;
  #url = '';
  #starting: Promise<void> | null = null;

  constructor(private readonly databaseUrl: string) {}

  /** Returns once it answers. Starts it unless it runs already. */
  async start(): Promise<void> {
    if (isAlive(this.#child) && !this.#starting) return;
    this.#starting ??= this.#spawn().finally(() => {
      this.#starting = null;
    });
    await this.#starting;
  }

  /** SIGKILL, from outside. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** An orderly end. */
  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    await this.dead();
  }

  /** Returns when it is dead, whoever killed it. */
  async dead(): Promise<void> {
    await exitOf(this.#child);
  }

  /** It kills itself when it next comes to the moment. */
  async dieWhen(when: Moment): Promise<void> {
    await this.#post('/die', { when });
  }

  /** Throws NoAnswer. */
  startRun(command: StartCommand): Promise<Receipt> {
    return this.#post('/start', command);
  }

  /** Throws NoAnswer. */
  execute(command: RunCommand): Promise<Receipt> {
    return this.#post('/execute', command);
  }

  async #post<T>(path: string, body: unknown): Promise<T> {
    const child = this.#child;
    try {
      const response = await fetch(`${this.#url}${path}`, { method: 'POST', body: JSON.stringify(body) });
      const answer: unknown = await response.json();
      if (response.ok) return answer as T;
      throw new Refused(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
      await exitOf(child);
      throw new NoAnswer(path);
    }
  }

  async #spawn(): Promise<void> {
    await this.dead();
    const child = spawn(process.execPath, ['test/chaos/runner-process.mjs'], {
      env: { ...process.env, DATABASE_URL: this.databaseUrl, NODE_OPTIONS: '' },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    const lines = createInterface({ input: child.stdout });
    const [line]: unknown[] = await Promise.race([
      once(lines, 'line'),
      once(child, 'exit').then(() => {
        throw new Error('the host ended before it listened');
      }),
    ]);
    const { port }: { port: number } = JSON.parse(String(line));
    this.#url = `http://127.0.0.1:${port}`;
  }
}

function isAlive(child: ChildProcess | null): child is ChildProcess {
  return child !== null && child.exitCode === null && child.signalCode === null;
}

async function exitOf(child: ChildProcess | null): Promise<void> {
  if (isAlive(child)) await once(child, 'exit');
}
