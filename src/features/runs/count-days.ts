const DAY_MS = 86_400_000;

/** Whole days from one instant to a later one. */
export function countDays(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / DAY_MS));
}
