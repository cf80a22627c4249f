import type { Chart } from '../chart/chart.js';
import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import type { Problem } from './problem.js';

/** A playbook that may be used, with the warnings about it; or everything that is wrong with it, by line. */
export type LoadResult =
  | {
      readonly ok: true;
      readonly playbook: PlaybookDefinition;
      readonly chart: Chart;
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };
