import type { RunContext } from '../../chart/run-machine.js';
import { isJsonObject, type JsonValue } from '../../json.js';
import { numbersAround } from '../data/values.js';
import { truthOf, type Comparison, type Measure } from '../model/measure.js';
import type { Model } from '../model/model.js';
import { settleSets, type SetReads } from './settle-sets.js';
import { valueOf, withValue, type VariableName } from '../model/variable.js';

/** How far beyond the outermost constant a number is still told apart from others as far out. */
const MARGIN = 2;

/**
 * Takes out of a context what makes no difference. What is never read again has its first value; of the values between which no
 * comparison can tell, one stands for all; and a counter that has passed everything it is compared with stands still.
 */
export class Settler {
  /** Variables whose values could not all be told apart, though they might make a difference. */
  readonly widened = new Set<VariableName>();
  readonly #representatives = new Map<VariableName, ReadonlyMap<string, number>>();

  readonly #reads: SetReads;

  constructor(
    readonly model: Model,
    /** How far counters that meet other unknowns are counted out. */
    readonly reach: number,
  ) {
    const { uses } = model.slice;
    this.#reads = {
      ids: new Set(uses.flatMap(({ sets }) => sets)),
      results: uses.some(({ cel }) => cel?.includes('results') === true),
    };
  }

  settle(context: RunContext, live: ReadonlySet<VariableName>): RunContext {
    let settled = context;
    for (const name of this.model.slice.variables) {
      // What a run was started with stays.
      if (name.startsWith('input.')) continue;
      const value = valueOf(context, name);
      const kept = live.has(name) ? this.settled(name, value) : valueOf(this.model.context, name);
      if (kept !== value) settled = withValue(settled, name, kept);
    }
    if (Object.keys(settled.instances).length === 0) return settled;
    return { ...settled, instances: settleSets(settled.instances, this.#reads) };
  }

  /** The value that stands for this one. */
  settled(name: VariableName, value: JsonValue | undefined): JsonValue | undefined {
    if (name.startsWith('kpi.')) {
      const observed = isJsonObject(value) ? value['value'] : undefined;
      if (typeof observed !== 'number') return value;
      const kept = this.#number(name, observed);
      return kept === observed ? value : { value: kept };
    }
    if (typeof value === 'number') return this.#number(name, value);
    if (Array.isArray(value) && value.length > 8) {
      this.widened.add(name);
      return value.slice(0, 8);
    }
    if (typeof value !== 'string' || value.length <= 200) return value;
    this.widened.add(name);
    return value.slice(0, 200);
  }

  #number(name: VariableName, value: number): number {
    const measure = this.model.measures.get(name);
    if (measure?.isOnlyCompared === true) {
      return this.#representativesOf(name, measure).get(truthOf(value, measure.comparisons)) ?? value;
    }
    if (measure?.onlyGrows === true)
      return Math.min(value, this.#lastThatMatters(measure.comparisons, value));
    const first = valueOf(this.model.context, name);
    const { numbers, isMeeting } = this.model.slice.constantsOf(name);
    const constants = [...numbers, typeof first === 'number' ? first : 0];
    const farthest = measure?.isCounter === true && Number.isInteger(value) ? this.reach : 0;
    const [least, most] = [Math.min(...constants) - MARGIN, Math.max(farthest, ...constants) + MARGIN];
    // What comes in later and is measured by this value may lie beyond everything that is tried.
    const isOuter = value < Math.min(...constants) || value > Math.max(...constants);
    if (isMeeting && measure?.isCounter !== true && isOuter) this.widened.add(name);
    if (value >= least && value <= most) return value;
    this.widened.add(name);
    return Math.min(Math.max(value, least), most);
  }

  #representativesOf(name: VariableName, { comparisons }: Measure): ReadonlyMap<string, number> {
    const known = this.#representatives.get(name);
    if (known !== undefined) return known;
    const values = numbersAround(comparisons.map(({ constant }) => constant)).toReversed();
    const found = new Map(values.map((value) => [truthOf(value, comparisons), value]));
    this.#representatives.set(name, found);
    return found;
  }

  /** From here on upwards every comparison gives what it gives for ever. */
  #lastThatMatters(comparisons: readonly Comparison[], value: number): number {
    const most = Math.max(0, ...comparisons.map(({ constant }) => constant)) + 1;
    const end = truthOf(most, comparisons);
    let last = most;
    while (last > 0 && Number.isInteger(value) && truthOf(last - 1, comparisons) === end) last -= 1;
    return last;
  }
}
