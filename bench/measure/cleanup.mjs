/** What a scenario has started and must end, the last first. */
export class Cleanup {
  /** @type {(() => Promise<unknown>)[]} */
  #ends = [];

  /**
   * @template T
   * @param {T} started
   * @param {(started: T) => unknown} end
   * @returns {T}
   */
  add(started, end) {
    this.#ends.push(async () => end(started));
    return started;
  }

  /** Ends everything, also where something does not end in order; throws the first failure. */
  async run() {
    const failures = [];
    for (const end of this.#ends.splice(0).toReversed()) await end().catch((error) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  }
}
