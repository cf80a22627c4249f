import type { SeededRandom } from '../seeded-random.js';

/** The runs that clients believe to be alive, by global id. */
export class Fleet {
  readonly #live: string[] = [];
  #touched = new Set<string>();

  get size(): number {
    return this.#live.length;
  }

  add(id: string): void {
    if (!this.#live.includes(id)) this.#live.push(id);
  }

  drop(id: string): void {
    const index = this.#live.indexOf(id);
    if (index >= 0) this.#live.splice(index, 1);
  }

  /** Undefined where there is none. */
  pick(random: SeededRandom): string | undefined {
    if (this.#live.length === 0) return undefined;
    const id = random.pick(this.#live);
    this.#touched.add(id);
    return id;
  }

  /** Those that were picked since this was asked last. */
  takeTouched(): string[] {
    const touched = [...this.#touched];
    this.#touched = new Set();
    return touched;
  }
}
