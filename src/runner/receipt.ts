/** What the caller of a command gets: the proof that its event is in the run's log. */
export interface Receipt {
  readonly runId: string;
  /** The event's number in the run's log. For a command that had nothing to change: the number of the last event. */
  readonly seq: number;
  /** True when nothing was done now: the same request was answered before, or all is already as it asks. */
  readonly repeated: boolean;
  /** The task the command was about. */
  readonly taskId: string | null;
}
