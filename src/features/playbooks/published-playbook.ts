import type { Chart } from '../../engine/chart/chart.js';
import { compileChart } from '../../engine/chart/compile-chart.js';
import type { PlaybookDefinition } from '../../engine/chart/playbook-definition.js';

/** One published version of a playbook. It never changes, so whoever has it may keep it. */
export class PublishedPlaybook {
  #chart: Chart | undefined;

  constructor(
    /** Uuid of the version. */
    readonly id: string,
    readonly definition: PlaybookDefinition,
    readonly publishedAt: Date,
    /** Uuid of the person; null for a version that came with Setpiece or was published by a service. */
    readonly publishedBy: string | null,
    /** Why it was published although it was too large to be proved; null for one that was proved or shipped. */
    readonly unprovedReason: string | null,
  ) {}

  get key(): string {
    return this.definition.key;
  }

  get version(): number {
    return this.definition.version;
  }

  /** Compiled when first asked for. */
  get chart(): Chart {
    return (this.#chart ??= compileChart(this.definition));
  }
}
