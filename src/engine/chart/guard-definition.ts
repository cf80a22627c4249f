/** The fixed vocabulary of conditions on a transition. */
export type GuardDefinition =
  OutcomeGuard | KpiGuard | InstateGuard | WhenGuard | UnreachableGuard | NotGuard | AndGuard | OrGuard;

/** Holds when the task was closed with this outcome, or one of these. Only on `onDone` of an `invoke`. */
export interface OutcomeGuard {
  readonly type: 'outcome';
  readonly params: { readonly is: string | readonly string[] };
}

/**
 * Compares the newest observation of a KPI with its target (or `value`). On a `kpi.observed` of that KPI the
 * event counts, elsewhere what the run has kept. Never observed: neither met nor missed.
 */
export interface KpiGuard {
  readonly type: 'kpi';
  readonly params: { readonly kpi: string; readonly is: 'met' | 'missed'; readonly value?: number };
}

/** Holds while the state at this path from the root, for example `launch.selling`, is active. */
export interface InstateGuard {
  readonly type: 'instate';
  readonly params: { readonly state: string };
}

/** Holds when the CEL expression is true. */
export interface WhenGuard {
  readonly type: 'when';
  readonly params: { readonly cel: string };
}

/**
 * Holds when none of the states can still be entered from where the run stands now, every other transition taken as open.
 * Its own transition is left aside: a join does not wait for what only lies behind it.
 */
export interface UnreachableGuard {
  readonly type: 'unreachable';
  /** Paths from the root. */
  readonly params: { readonly states: readonly string[] };
}

export interface NotGuard {
  readonly type: 'not';
  readonly params: { readonly guard: GuardDefinition };
}

export interface AndGuard {
  readonly type: 'and';
  readonly params: { readonly guards: readonly GuardDefinition[] };
}

export interface OrGuard {
  readonly type: 'or';
  readonly params: { readonly guards: readonly GuardDefinition[] };
}
