/** The zone in which the organisation's days begin and end. */
export const ORGANISATION_TIME_ZONE = 'Asia/Shanghai';

const days = new Intl.DateTimeFormat('en-CA', {
  timeZone: ORGANISATION_TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The organisation's calendar day (`YYYY-MM-DD`) at an instant. */
export function calendarDayOf(instant: Date): string {
  return days.format(instant);
}
