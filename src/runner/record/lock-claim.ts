/** A place in line before a lock, about to be taken. */
export interface ClaimDraft {
  readonly invocation: string;
  /** Name of the lock in the playbook. */
  readonly lock: string;
  /** Tells the locks of all runs apart. */
  readonly lockKey: string;
  readonly capacity: number;
}

export interface NewClaim extends ClaimDraft {
  readonly id: string;
}

/** A lock that a run waits for, or holds. */
export interface ClaimRecord {
  readonly id: string;
  readonly invocation: string;
  readonly lock: string;
}
