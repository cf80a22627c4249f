/** So many runs have moved on before one statement asks for their new tasks. */
const REFILL = 250;

/**
 * The open tasks of a set of runs, one a run, for callers who complete them. A completed task's run comes back with its
 * next task after a while: their ids are asked for in sets, beside the load, as people learn them from their lists.
 */
export class OpenTasks {
  #client;
  #known = [];
  #head = 0;
  #moved;
  #isReady = false;
  /** @type {Promise<void> | null} */
  #refilling = null;

  /**
   * @param {import('pg').Client} client
   * @param {string[]} runIds
   */
  constructor(client, runIds) {
    this.#client = client;
    this.#moved = [...runIds];
  }

  /** @returns {Promise<{ runId: string, taskId: string, personId: string }>} a task that nobody else was given */
  async take() {
    while (this.#head === this.#known.length) await this.refill();
    const task = this.#known[this.#head++];
    if (this.#head > 4096) {
      this.#known = this.#known.slice(this.#head);
      this.#head = 0;
    }
    return task;
  }

  /** The run has a new task. */
  giveBack(runId) {
    this.#moved.push(runId);
    if (this.#moved.length >= REFILL && this.#refilling === null) void this.refill();
  }

  /**
   * Asks for the tasks of all runs that have moved on.
   *
   * @returns {Promise<void>}
   */
  refill() {
    this.#refilling ??= this.#ask().finally(() => {
      this.#refilling = null;
    });
    return this.#refilling;
  }

  async #ask() {
    const runIds = this.#moved;
    this.#moved = [];
    if (!this.#isReady) {
      // Without statistics yet, PostgreSQL would go through all open tasks for each run.
      await this.#client.query('SET enable_bitmapscan = off; SET enable_seqscan = off');
      this.#isReady = true;
    }
    const { rows } = await this.#client.query({
      name: 'open-tasks',
      // Run by run, so that only the partition of each is looked at.
      text: `SELECT r.id AS "runId", t.id AS "taskId", t.assignee_id AS "personId"
             FROM unnest($1::uuid[]) AS r (id) CROSS JOIN LATERAL (
               SELECT id, assignee_id FROM task WHERE run_id = r.id AND status IN ('open', 'started') OFFSET 0) AS t`,
      values: [runIds],
    });
    if (rows.length !== runIds.length)
      throw new Error(`${runIds.length} runs have ${rows.length} open tasks; each must have one.`);
    this.#known.push(...rows);
  }
}
