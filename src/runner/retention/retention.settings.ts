/** How long what belongs to a run is kept, and where. ISO 8601 durations, in calendar time. */
export interface RetentionSettings {
  /** How long after its end a run goes into the archive; null: never. */
  readonly archiveAfter: string | null;
  /** How long the archive keeps what was put there; null: for ever. */
  readonly archiveKeep: string | null;
}

export const RETENTION_SETTINGS = Symbol('RetentionSettings');
