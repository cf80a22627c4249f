/** The days of a stay in a team, both ends included; an open end is null. */
export interface MembershipPeriod {
  readonly from: string;
  readonly to: string | null;
}

/** Whether the day (`YYYY-MM-DD`) is in the period. */
export function includesDay(period: MembershipPeriod, day: string): boolean {
  return period.from <= day && !isOver(period, day);
}

/** Whether the period ended before the day. */
export function isOver(period: MembershipPeriod, day: string): boolean {
  return period.to !== null && period.to < day;
}

export function overlaps(a: MembershipPeriod, b: MembershipPeriod): boolean {
  return !isOver(a, b.from) && !isOver(b, a.from);
}
