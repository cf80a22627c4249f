import { addSpan, keepRemainder, type SpanCalendar } from './time-span.js';
import { parseDuration } from './duration.js';
import { isChineseWorkday } from './chinese-calendar.js';
import { addWorkingTime, parseWorkingHours, workingMilliseconds, type WorkingTime } from './working-time.js';

const working = officeIn('Asia/Shanghai');
const HOUR = 3_600_000;

describe('addWorkingTime', () => {
  // 2024: spring festival 10–17 February, made up for on the Sundays 4 and 18 February.
  const rows: readonly [string, string, string, string][] = [
    ['hours of one morning', '2024-03-04T09:30', 'PT2H', '2024-03-04T11:30'],
    ['hours over noon', '2024-03-04T11:00', 'PT2H', '2024-03-04T14:00'],
    ['up to the end of the day', '2024-03-04T13:00', 'PT5H', '2024-03-04T18:00'],
    ['over the night', '2024-03-04T17:00', 'PT2H', '2024-03-05T10:00'],
    ['over a weekend', '2024-03-08T17:00', 'PT2H', '2024-03-11T10:00'],
    ['from before the day begins', '2024-03-04T03:00', 'PT1H', '2024-03-04T10:00'],
    ['from the noon break', '2024-03-04T12:30', 'PT1H', '2024-03-04T14:00'],
    ['from a Saturday', '2024-03-09T15:00', 'PT1H', '2024-03-11T10:00'],
    ['working days at the same time of day', '2024-03-07T15:00', 'P3D', '2024-03-12T15:00'],
    ['days, then hours', '2024-03-07T17:00', 'P1DT2H', '2024-03-11T10:00'],
    ['over a public holiday', '2024-02-09T17:00', 'PT2H', '2024-02-18T10:00'],
    ['on a make-up Sunday', '2024-02-03T12:00', 'PT1H', '2024-02-04T10:00'],
  ];
  it.each(rows)('counts %s', (_, from, text, to) => {
    expect(addWorkingTime(inChina(from), durationOf(text), working)).toBe(inChina(to));
  });

  it('counts what a hundred years hold, in a moment', () => {
    const due = addWorkingTime('2024-01-02T01:00:00.000Z', durationOf('PT208800H'), working);
    expect(due.slice(0, 4)).toBe('2124');
  });

  it('goes by the clock on the wall when that is put forward', () => {
    const newYork = officeIn('America/New_York');
    // 10 March 2024, a Sunday, has 23 hours there.
    expect(addWorkingTime('2024-03-08T22:00:00.000Z', durationOf('PT2H'), newYork)).toBe(
      '2024-03-11T14:00:00.000Z',
    );
  });
});

describe('workingMilliseconds', () => {
  it.each([
    ['2024-03-04T11:00', '2024-03-04T14:00', 2],
    ['2024-03-08T17:00', '2024-03-11T10:00', 2],
    ['2024-03-09T01:00', '2024-03-10T23:00', 0],
    ['2024-03-05T10:00', '2024-03-04T10:00', 0],
  ])('between %s and %s there are %s hours', (from, to, hours) => {
    expect(workingMilliseconds(inChina(from), inChina(to), working)).toBe(hours * HOUR);
  });

  it('is what was added, for any length and any beginning', () => {
    for (let index = 0; index < 200; index++) {
      const milliseconds = ((index * 7_919) % 997) * 61_000 + 1;
      const from = new Date(Date.UTC(2024, 0, 1) + index * 37 * HOUR).toISOString();
      const to = addWorkingTime(from, { months: 0, days: 0, milliseconds }, working);
      expect(workingMilliseconds(from, to, working)).toBe(milliseconds);
    }
  });
});

describe('a pause', () => {
  const calendar: SpanCalendar = { timeZone: 'Asia/Shanghai', working };
  const pause = { from: inChina('2024-03-04T17:00'), to: inChina('2024-03-09T12:00') };

  it('leaves the time that was left, of either kind', () => {
    const due = inChina('2024-03-05T10:00');
    expect(keepRemainder(due, pause, { counts: 'working' }, calendar)).toBe(inChina('2024-03-11T11:00'));
    expect(keepRemainder(due, pause, { counts: 'calendar' }, calendar)).toBe(inChina('2024-03-10T05:00'));
  });

  it('leaves what was overdue before it as late as it was', () => {
    const due = inChina('2024-03-04T16:00');
    expect(keepRemainder(due, pause, { counts: 'calendar' }, calendar)).toBe(due);
  });

  it('cannot be counted in working time where nobody has said when that is', () => {
    const span = { counts: 'working', duration: durationOf('PT1H') } as const;
    expect(() => addSpan(pause.from, span, { timeZone: 'UTC', working: null })).toThrow(RangeError);
  });
});

describe('parseWorkingHours', () => {
  it.each(['9:00-12:00', '12:00-09:00', '09:00-09:00', '09:00-24:01', ''])('does not take %j', (text) => {
    expect(parseWorkingHours(text)).toBeNull();
  });
});

function officeIn(timeZone: string): WorkingTime {
  const hours = ['09:00-12:00', '13:00-18:00'].map(parseWorkingHours).filter((each) => each !== null);
  return { isWorkday: isChineseWorkday, hours, timeZone };
}

function inChina(local: string): string {
  return new Date(`${local}:00+08:00`).toISOString();
}

function durationOf(text: string) {
  const duration = parseDuration(text);
  if (duration === null) throw new Error(text);
  return duration;
}
