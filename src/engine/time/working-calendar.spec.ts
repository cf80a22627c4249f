import { execFileSync } from 'node:child_process';
import { parseDay, withCompanyDays, workingCalendar, workingCalendarNames } from './working-calendar.js';

/** Whether people work on a date by a calendar. */
function works(calendar: string, date: string): boolean {
  return workingCalendar(calendar)?.(parseDay(date) ?? Number.NaN) ?? false;
}

describe('a working calendar', () => {
  it.each([
    ['CN', '2024-02-09', true],
    ['CN', '2024-02-12', false],
    ['CN', '2024-02-17', false],
    ['CN', '2024-02-18', true],
    ['CN', '2024-03-02', false],
    ['CN', '2024-03-04', true],
    ['CN', '2024-05-01', false],
    ['CN', '2024-05-11', true],
    // What the State Council announced for 2026.
    ['CN', '2026-01-02', false],
    ['CN', '2026-01-04', true],
    ['CN', '2026-02-14', true],
    ['CN', '2026-02-16', false],
    ['CN', '2026-02-23', false],
    ['CN', '2026-02-24', true],
    ['CN', '2026-02-28', true],
    ['CN', '2026-05-05', false],
    ['CN', '2026-05-09', true],
    ['CN', '2026-09-20', true],
    ['CN', '2026-09-25', false],
    ['CN', '2026-10-07', false],
    ['CN', '2026-10-10', true],
    // Not announced yet.
    ['CN', '2150-01-01', true],
    ['CN', '2150-01-03', false],
    ['DE', '2026-04-03', false],
    ['DE', '2026-04-06', false],
    ['DE', '2026-05-14', false],
    ['DE', '2026-05-15', true],
    ['DE', '2026-06-04', true],
    ['DE-BY', '2026-06-04', false],
    ['DE', '2026-12-24', true],
    ['DE', '2026-12-25', false],
    ['US', '2026-07-03', false],
    ['US', '2026-11-26', false],
    ['US', '2026-11-27', true],
    ['US-CA', '2026-07-03', false],
    ['JP', '2026-05-06', false],
    ['JP', '2026-09-22', false],
    ['JP', '2026-09-24', true],
    ['HK', '2026-02-19', false],
    ['HK', '2026-02-20', true],
    ['GB', '2026-12-28', false],
    ['IL', '2026-01-02', false],
    ['IL', '2026-01-04', true],
  ])('%s says of %s whether people work: %s', (calendar, date, isWorked) => {
    expect(works(calendar, date)).toBe(isWorked);
  });

  it.each(['XX', 'DE-XX', 'CN-GD', '', 'constructor', 'de'])('is not there by the name %j', (name) => {
    expect(workingCalendar(name)).toBeNull();
  });

  it('is there for every name that is suggested, and finds a workday in any month of a century', () => {
    const names = workingCalendarNames().filter((name) => !name.includes('-'));
    expect(names.length).toBeGreaterThan(150);
    for (const name of ['SA', 'TW', 'IN', ...names.slice(0, 20)]) {
      for (const year of [1990, 2026, 2090]) {
        const first = parseDay(`${year}-03-01`) ?? 0;
        expect(
          Array.from({ length: 31 }, (_, day) => first + day).some((day) => workingCalendar(name)?.(day)),
        ).toBe(true);
      }
    }
  });

  it('takes company days on top, off as well as worked', () => {
    const isWorkday = withCompanyDays((day) => workingCalendar('DE')?.(day) ?? false, {
      off: ['2026-12-24'],
      work: ['2026-12-26'],
    });
    const days = ['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27'];
    expect(days.map((day) => isWorkday(parseDay(day) ?? 0))).toEqual([true, false, false, true, false]);
  });

  it('is the same wherever the machine believes to be', () => {
    const here = announced('Asia/Shanghai');
    expect(here).toContain('2024-02-18');
    expect(here).toContain('2026-05-06');
    expect(['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati'].map(announced)).toEqual([here, here, here]);
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', 'today', ''])('knows no day %j', (text) => {
    expect(parseDay(text)).toBeNull();
  });
});

/** What the libraries say of 2024 in China and 2026 in Japan and Saudi Arabia, asked for as the engine asks. */
const ANNOUNCED = `
  const { getDayDetail } = require('chinese-days');
  const Holidays = require('date-holidays');
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10));
  const named = days.filter((day) => !/^[A-Z][a-z]+day$/.test(getDayDetail(day).name));
  const holidays = ['JP', 'SA'].flatMap((name) => new Holidays(name).getHolidays(2026));
  console.log(named.map((day) => day + getDayDetail(day).work).join());
  console.log(holidays.map(({ date, start, end, type }) => date + (end - start) + type).join());
`;

function announced(timeZone: string): string {
  const env = { ...process.env, TZ: timeZone };
  return execFileSync(process.execPath, ['-e', ANNOUNCED], { env, encoding: 'utf8' });
}
