import type { VersionRef } from './version-ref.js';

/** Where a file stands among the versions of its playbook that are published. */
export type PlaceInSeries =
  | { readonly is: 'next' }
  /** This very file is published already. */
  | { readonly is: 'published'; readonly id: string }
  /** Its version is published with other content. */
  | { readonly is: 'taken'; readonly newest: number }
  /** A later version is published, this one is not. */
  | { readonly is: 'outdated'; readonly newest: number };

/** Versions count up and may leave numbers out, as when a release is skipped. `series` is in any order. */
export function placeInSeries(
  file: Pick<VersionRef, 'version' | 'checksum'>,
  series: readonly VersionRef[],
): PlaceInSeries {
  const same = series.find(({ version }) => version === file.version);
  if (same?.checksum === file.checksum) return { is: 'published', id: same.id };
  const newest = Math.max(0, ...series.map(({ version }) => version));
  if (file.version > newest) return { is: 'next' };
  return { is: same ? 'taken' : 'outdated', newest };
}
