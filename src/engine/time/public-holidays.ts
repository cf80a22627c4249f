import Holidays from 'date-holidays';
import { DAY } from './weekdays.js';

/** True when this day, counted from 1 January 1970, is a public holiday. */
export type IsHoliday = (day: number) => boolean;

/** Names of the countries and regions whose public holidays are known, as `DE` and `DE-BY`. */
export function holidayCalendars(): string[] {
  const all = new Holidays();
  return Object.keys(all.getCountries('en')).flatMap((country) => [
    country,
    ...Object.keys(stateNames(all, country)).map((state) => `${country}-${state}`),
  ]);
}

/** The public holidays of a country (`DE`) or one of its regions (`DE-BY`); `null` when there is none of the name. */
export function publicHolidays(name: string): IsHoliday | null {
  const [country = '', state] = name.split(/-(.*)/, 2);
  const all = new Holidays();
  if (!Object.hasOwn(all.getCountries('en'), country)) return null;
  if (state !== undefined && !Object.hasOwn(stateNames(all, country), state)) return null;
  const holidays = state === undefined ? new Holidays(country) : new Holidays(country, state);
  const byYear = new Map<number, ReadonlySet<number>>();
  return (day) => {
    const year = new Date(day * DAY).getUTCFullYear();
    let days = byYear.get(year);
    if (days === undefined) {
      days = new Set(
        holidays
          .getHolidays(year)
          .filter(({ type }) => type === 'public')
          .flatMap(daysOf),
      );
      byYear.set(year, days);
    }
    return days.has(day);
  };
}

interface Holiday {
  /** When it begins by the clock on the wall, `2026-05-26 18:00:00`. */
  readonly date: string;
  readonly start: Date;
  readonly end: Date;
}

/** The days of which the holiday has noon: some begin on the evening before, and some are of the afternoon alone. */
function daysOf({ date, start, end }: Holiday): number[] {
  const wall = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
  const until = wall + (end.getTime() - start.getTime());
  const first = Math.ceil((wall - DAY / 2) / DAY);
  const days: number[] = [];
  for (let day = first; day * DAY + DAY / 2 < until; day++) days.push(day);
  return days;
}

function stateNames(all: Holidays, country: string): Readonly<Record<string, string>> {
  const states: Readonly<Record<string, string>> | undefined = all.getStates(country, 'en');
  return states ?? {};
}
