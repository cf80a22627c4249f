/** What happens at an instant. */
export interface Appointment {
  readonly at: Date;
  readonly happen: () => Promise<void>;
}

const DAY = 86_400_000;

/** The instant `day` days after the beginning of today in Shanghai, at the given hour of the clock there. */
export function instantOf(today: Date, day: number, hour = 10): Date {
  const midnight = Math.floor((today.getTime() + 8 * 3_600_000) / DAY) * DAY - 8 * 3_600_000;
  return new Date(midnight + day * DAY + hour * 3_600_000);
}

/** The calendar day (`YYYY-MM-DD`) `day` days from today in Shanghai. */
export function dateOf(today: Date, day: number): string {
  return new Date(instantOf(today, day, 10).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
