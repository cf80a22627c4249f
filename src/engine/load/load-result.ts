import type { Chart } from '../chart/chart.js';
import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import type { PartFile } from './expand/part.js';
import type { Problem } from './problem.js';

/** A playbook that may be used, with the warnings about it. */
export interface LoadedPlaybook {
  readonly ok: true;
  readonly playbook: PlaybookDefinition;
  readonly chart: Chart;
  readonly warnings: readonly Problem[];
  /** The files of fragments and bases that it is made of. */
  readonly used: readonly PartFile[];
}

/** A playbook that may be used; or everything that is wrong with it, by file and line. */
export type LoadResult = LoadedPlaybook | { readonly ok: false; readonly problems: readonly Problem[] };
