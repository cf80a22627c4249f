import type { Log } from '../logging/create-log.js';

type Release = () => Promise<unknown>;

/** Gives back, in the opposite order, what a process has taken. */
export class Shutdown {
  readonly #releases: { readonly name: string; readonly release: Release }[] = [];
  #running: Promise<void> | undefined;

  constructor(private readonly log: Log) {}

  /** Adds something to give back. Once the shutdown has begun, it is given back at once. */
  async add(name: string, release: Release): Promise<void> {
    this.#releases.push({ name, release });
    if (this.#running) await this.#releaseAll();
  }

  /** True from the first call of `run` on. */
  get started(): boolean {
    return this.#running !== undefined;
  }

  /** Gives everything back; every call waits for the same work. A failure is logged and hinders nothing else. */
  async run(): Promise<void> {
    this.#running ??= this.#releaseAll();
    await this.#running;
  }

  async #releaseAll(): Promise<void> {
    for (let step = this.#releases.pop(); step; step = this.#releases.pop()) {
      const { name, release } = step;
      await release().catch((err: unknown) =>
        this.log.error({ context: 'Shutdown', err }, `${name} did not stop well`),
      );
    }
  }
}
