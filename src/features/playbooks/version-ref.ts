/** Names a published version without carrying its definition along. */
export interface VersionRef {
  /** Uuid. */
  readonly id: string;
  readonly key: string;
  readonly version: number;
  /** Of the source; the same source has the same. */
  readonly checksum: string;
}
