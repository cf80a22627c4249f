const DAY_MS = 86_400_000;

/** Whole calendar days from one day (`YYYY-MM-DD`) to another; negative where the second comes first. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}
