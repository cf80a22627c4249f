/** True when people work on this day, counted from 1 January 1970. */
export type IsWorkday = (day: number) => boolean;

export const DAY = 86_400_000;

/** 0 is Sunday. */
export function dayOfWeek(day: number): number {
  // 1 January 1970 was a Thursday.
  return (((day + 4) % 7) + 7) % 7;
}

export function isMondayToFriday(day: number): boolean {
  const weekday = dayOfWeek(day);
  return weekday >= 1 && weekday <= 5;
}
