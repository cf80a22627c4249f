import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Where and on what a replica runs. */
export interface ReplicaSettings {
  readonly number: number;
  readonly port: number;
  readonly databaseUrl: string;
  readonly keyFolder: string;
  readonly logFile: string;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PRELOAD = new URL('replica-preload.mjs', import.meta.url).href;
const START_PATIENCE_MS = 60_000;
const END_PATIENCE_MS = 15_000;

/** One process of the built service among several. Whoever watches starts it again when it dies, also by itself. */
export class Replica {
  readonly number: number;
  readonly port: number;
  #child: ChildProcess | null = null;
  #ready = false;
  #halted = false;
  #shift = 0;
  #wanted = false;
  #starting: Promise<void> | null = null;
  /** How often it gave up its start. */
  failedStarts = 0;
  /** How it ended when nobody had told it to. */
  readonly ownEnds: string[] = [];

  constructor(private readonly settings: ReplicaSettings) {
    this.number = settings.number;
    this.port = settings.port;
  }

  /** Whether it has said that it is ready, and runs. */
  get isUp(): boolean {
    return this.#ready && !this.#halted;
  }

  /** Returns once it is ready, or killed meanwhile. A start that fails, as with the database away, is tried again. */
  async start(): Promise<void> {
    this.#wanted = true;
    this.#starting ??= this.#keepTrying().finally(() => {
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
    this.resume();
    await this.#end('SIGTERM');
  }

  /** SIGSTOP: it stands still, its connections open. */
  halt(): void {
    this.#halted = true;
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#halted = false;
    this.#child?.kill('SIGCONT');
  }

  /** Sets its wall clock off by so many milliseconds, now and after every start. */
  shiftClock(milliseconds: number): void {
    this.#shift = milliseconds;
    if (isAlive(this.#child)) this.#child.stdin?.write(`shift ${milliseconds}\n`);
  }

  async #keepTrying(): Promise<void> {
    const deadline = performance.now() + START_PATIENCE_MS;
    while (this.#wanted && !this.#ready) {
      if (performance.now() > deadline) throw new Error(`replica ${this.number} does not become ready`);
      await this.#launch(deadline);
    }
  }

  async #launch(deadline: number): Promise<void> {
    const log = await open(this.settings.logFile, 'a');
    const child = spawn(process.execPath, ['dist/main.js'], {
      cwd: ROOT,
      env: this.#environment(),
      stdio: ['pipe', log.fd, log.fd],
    });
    await log.close();
    this.#child = child;
    this.#halted = false;
    child.stdin?.on('error', () => undefined);
    child.once('exit', (code, signal) => {
      if (this.#child !== child) return;
      this.#child = null;
      if (this.#ready)
        this.ownEnds.push(
          `exit code ${code ?? '-'}, signal ${signal ?? '-'}, at ${new Date().toISOString()}`,
        );
      else this.failedStarts += 1;
      this.#ready = false;
    });
    await this.#becomeReady(child, deadline);
  }

  #environment(): NodeJS.ProcessEnv {
    return {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: String(this.port),
      DATABASE_URL: this.settings.databaseUrl,
      SETPIECE_DATA: this.settings.keyFolder,
      LOG_FORMAT: 'json',
      NODE_OPTIONS: `--enable-source-maps --import ${PRELOAD}`,
      CHAOS_CLOCK_SHIFT_MS: String(this.#shift),
    };
  }

  /** Returns when it is ready, dead, or too late. */
  async #becomeReady(child: ChildProcess, deadline: number): Promise<void> {
    while (this.#child === child && performance.now() < deadline) {
      if (await answersReady(this.port)) {
        this.#ready = this.#child === child;
        return;
      }
      await pause(50);
    }
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#wanted = false;
    this.#child = null;
    this.#ready = false;
    if (!isAlive(child)) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), END_PATIENCE_MS);
    await exit;
    clearTimeout(late);
  }
}

function isAlive(child: ChildProcess | null): child is ChildProcess {
  return child !== null && child.exitCode === null && child.signalCode === null;
}

function answersReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(
      { host: '127.0.0.1', port, path: '/health/ready', agent: false, timeout: 2_000 },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}
