import type { ChartSource } from '../chart/chart-source.js';
import type { PlaybookDefinition } from '../chart/playbook-definition.js';
import type { Known } from '../expressions/expression-reads.js';
import type { Staff } from '../verify/people/staff.js';
import type { PlaybookSource } from './playbook-source.js';

/** What the checks look at. */
export interface CheckSubject extends ChartSource {
  /** As the author wrote it, defaults not filled in. */
  readonly source: PlaybookSource;
  /** Everything the file names, also where what it names was of a wrong shape and is put aside. */
  readonly names: DeclaredNames;
  /** What has been shown to be there before the expressions at hand are evaluated. */
  readonly known?: Known;
  /** KPIs that the chart itself records somewhere. */
  readonly recorded?: ReadonlySet<string>;
  /** The organisation's departments and skills; a missing set is not checked against. */
  readonly departments?: ReadonlySet<string> | undefined;
  readonly skills?: ReadonlySet<string> | undefined;
  /** How many people it has where; a missing one is not checked against. */
  readonly staff?: Staff | undefined;
  /** Published versions of playbooks, for child runs; a missing list is not checked against. */
  readonly playbooks?: readonly PlaybookDefinition[] | undefined;
  readonly otherPlaybooks?: ReadonlySet<string> | undefined;
}

export interface DeclaredNames {
  readonly roles: readonly string[];
  readonly kpis: readonly string[];
  readonly tasks: readonly string[];
  readonly events: readonly string[];
  readonly internalEvents: readonly string[];
  readonly timers: readonly string[];
  readonly services: readonly string[];
  readonly locks: readonly string[];
  readonly contextFields: readonly string[];
}
