import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { START_FLAGS } from './start-flags.mjs';

/**
 * A program that is measured, in a process of its own, with the options of Node that the service runs with, whoever it is;
 * it answers calls as `serve` of serve.mjs says.
 */
export class Contender {
  #child;
  #calls = new Map();
  #next = 1;

  /**
   * @param {string} file relative to the folder `bench`
   * @param {{ execPath?: string, execArgv?: string[], env?: NodeJS.ProcessEnv }} [options]
   */
  constructor(file, { execPath, execArgv = [], env = {} } = {}) {
    this.file = file;
    this.#child = fork(fileURLToPath(new URL(`../${file}`, import.meta.url)), {
      execPath,
      execArgv: [...START_FLAGS, ...execArgv],
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child.on('message', (message) => this.#settle(message));
    this.#child.on('error', (error) => this.#fail(error));
    this.#child.on('exit', (code, signal) =>
      this.#fail(new Error(`${file} ended (${signal ?? `code ${code}`}).`)),
    );
  }

  /** @returns {Promise<any>} what the method of the child returns, or its error */
  call(method, params = {}) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      if (!this.#child.connected) return reject(new Error(`${this.file} has ended.`));
      this.#calls.set(id, { resolve, reject });
      this.#child.send({ id, method, params });
    });
  }

  /** Ends the process: in order if it takes less than ten seconds. */
  async stop() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    const impatience = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    if (this.#child.connected) this.#child.disconnect();
    await ended;
    clearTimeout(impatience);
  }

  #settle({ id, result, error }) {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(`${this.file}: ${error}`));
  }

  #fail(error) {
    for (const { reject } of this.#calls.values()) reject(error);
    this.#calls.clear();
  }
}
