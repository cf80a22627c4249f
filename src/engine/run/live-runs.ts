import type { CompiledChart } from '../chart/compiled-chart.js';
import type { RunMachineSnapshot } from '../chart/run-machine.js';
import type { JsonObject } from '../json.js';
import type { StoredSnapshot } from './stored-snapshot.js';

/** What a decision knew of the run when it wrote the snapshot down, and the next one would have to find out again. */
export interface LiveRun {
  readonly compiled: CompiledChart;
  readonly machine: RunMachineSnapshot;
  readonly stored: StoredSnapshot;
}

// A memory of how things were reached, never of what they are: whoever hands in the same snapshot again spares the engine
// the restoring, whoever hands in an equal one does not, and both get the same answer. Nothing in here is ever changed.
const liveRuns = new WeakMap<JsonObject, LiveRun>();

export function keepLive(snapshot: JsonObject, live: LiveRun): void {
  liveRuns.set(snapshot, live);
}

/** What is known of a run by its snapshot, if it was this chart that wrote it. */
export function liveOf(snapshot: JsonObject, compiled: CompiledChart): LiveRun | null {
  const live = liveRuns.get(snapshot);
  return live?.compiled === compiled ? live : null;
}
