import type { SimulatedRun } from '../../engine/simulation/simulated-run.js';
import { performStep, type Doing, type Performed } from '../../engine/scenario/perform-step.js';
import type { ScenarioDefaults } from '../../engine/scenario/scenario-definition.js';

/** A way through a playbook while it is being walked, which can be gone back. */
export class Walk {
  readonly #past: { readonly run: SimulatedRun; readonly step: Doing }[] = [];
  #run: SimulatedRun;

  constructor(
    readonly beginning: SimulatedRun,
    readonly defaults: ScenarioDefaults,
  ) {
    this.#run = beginning;
  }

  get run(): SimulatedRun {
    return this.#run;
  }

  /** The steps taken so far, less those that were gone back on. */
  get steps(): readonly Doing[] {
    return this.#past.map(({ step }) => step);
  }

  /** Takes a step. One that fails leaves the walk where it is. */
  take(step: Doing): Performed {
    const performed = performStep(this.#run, step, this.defaults);
    if (performed.trouble !== null) return performed;
    this.#past.push({ run: this.#run, step });
    this.#run = performed.run;
    return performed;
  }

  /** Goes back on the last step; false when there is none. */
  undo(): boolean {
    const last = this.#past.pop();
    if (last === undefined) return false;
    this.#run = last.run;
    return true;
  }
}
