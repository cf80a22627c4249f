import { execFileSync } from 'node:child_process';
import { WORKING_CALENDARS } from './working-calendar.js';

const isWorkday = WORKING_CALENDARS.CN;

describe('the Chinese working calendar', () => {
  it.each([
    ['2024-02-09', true],
    ['2024-02-12', false],
    ['2024-02-17', false],
    ['2024-02-18', true],
    ['2024-03-02', false],
    ['2024-03-04', true],
    ['2024-05-01', false],
    ['2024-05-11', true],
    ['2150-01-01', true],
    ['2150-01-03', false],
  ])('says of %s whether people work: %s', (date, works) => {
    expect(isWorkday(Date.parse(date) / 86_400_000)).toBe(works);
  });

  it('is the same wherever the machine believes to be', () => {
    const here = announced('Asia/Shanghai');
    expect(here).toContain('2024-02-18');
    expect(['America/Los_Angeles', 'UTC', 'Pacific/Kiritimati'].map(announced)).toEqual([here, here, here]);
  });
});

/** What the library has announced of 2024, asked for as the engine asks. */
const ANNOUNCED = `
  const { getDayDetail } = require('chinese-days');
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10));
  const named = days.filter((day) => !/^[A-Z][a-z]+day$/.test(getDayDetail(day).name));
  console.log(named.map((day) => day + getDayDetail(day).work).join());
`;

function announced(timeZone: string): string {
  const env = { ...process.env, TZ: timeZone };
  return execFileSync(process.execPath, ['-e', ANNOUNCED], { env, encoding: 'utf8' });
}
