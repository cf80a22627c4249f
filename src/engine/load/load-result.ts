import type { Chart } from '../chart/chart.js';
import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import type { Location } from '../chart/state-tree.js';
import type { PartFile } from './expand/part.js';
import type { Problem } from './problem.js';

export type Place = Pick<Problem, 'path' | 'line' | 'column' | 'file'>;

/** A playbook that may be used, with the warnings about it. */
export interface LoadedPlaybook {
  readonly ok: true;
  readonly playbook: PlaybookDefinition;
  readonly chart: Chart;
  readonly warnings: readonly Problem[];
  /** The files of fragments and bases that it is made of. */
  readonly used: readonly PartFile[];
  /** Where something in the playbook as it is written out was written. */
  readonly placeOf: (location: Location) => Place;
}

/** A playbook that may be used; or everything that is wrong with it, by file and line. */
export type LoadResult = LoadedPlaybook | { readonly ok: false; readonly problems: readonly Problem[] };
