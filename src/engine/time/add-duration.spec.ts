import { Temporal } from 'temporal-polyfill';
import { addDuration } from './add-duration.js';
import { parseDuration, type Duration } from './duration.js';

describe('parseDuration', () => {
  it.each([
    ['P3D', { months: 0, days: 3, milliseconds: 0 }],
    ['P2W', { months: 0, days: 14, milliseconds: 0 }],
    ['P1Y2M', { months: 14, days: 0, milliseconds: 0 }],
    ['PT4H', { months: 0, days: 0, milliseconds: 14_400_000 }],
    ['P1DT12H30M5S', { months: 0, days: 1, milliseconds: 45_005_000 }],
  ])('reads %s', (text, duration) => {
    expect(parseDuration(text)).toEqual(duration);
  });

  it.each([
    '',
    'P',
    'PT',
    'P0D',
    'PT0S',
    '3D',
    'P-1D',
    'P1.5D',
    'P1H',
    'PT1D',
    'p3d',
    'P3D ',
    'P101Y',
    'P9999999999D',
  ])('does not take %j for a duration', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe('addDuration', () => {
  const rows: readonly [string, string, string, string, string][] = [
    ['days by the wall clock', '2024-03-01T09:30:00Z', 'P3D', 'Asia/Shanghai', '2024-03-04T09:30:00.000Z'],
    [
      'a day that is 23 hours long',
      '2024-03-09T15:00:00Z',
      'P1D',
      'America/New_York',
      '2024-03-10T14:00:00.000Z',
    ],
    [
      '24 hours over the same night',
      '2024-03-09T15:00:00Z',
      'PT24H',
      'America/New_York',
      '2024-03-10T15:00:00.000Z',
    ],
    [
      'a month from the last of January',
      '2024-01-31T01:00:00Z',
      'P1M',
      'Asia/Shanghai',
      '2024-02-29T01:00:00.000Z',
    ],
    [
      'a month by the day there, not in UTC',
      '2024-01-30T17:00:00Z',
      'P1M',
      'Asia/Shanghai',
      '2024-02-28T17:00:00.000Z',
    ],
    ['a year from a leap day', '2024-02-29T01:00:00Z', 'P1Y', 'Asia/Shanghai', '2025-02-28T01:00:00.000Z'],
    ['more than 24.8 days', '2024-01-01T00:00:00Z', 'P400D', 'Asia/Shanghai', '2025-02-04T00:00:00.000Z'],
  ];
  it.each(rows)('counts %s', (_, instant, text, timeZone, later) => {
    expect(addDuration(instant, durationOf(text), timeZone)).toBe(later);
  });

  it('is what Temporal says, whatever was asked before, also where clocks are changed', () => {
    const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'];
    for (let n = 0; n < 400; n++) {
      const epoch = Date.UTC(2024, 0, 1) + ((n * 7_919) % 8_760) * 3_600_000;
      const timeZone = zones[n % zones.length] ?? 'UTC';
      const days = 1 + ((n * 31) % 40);
      const wall = Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone);
      const duration = { months: 0, days, milliseconds: 0 };
      expect(addDuration(new Date(epoch).toISOString(), duration, timeZone)).toBe(
        new Date(wall.add({ days }).epochMilliseconds).toISOString(),
      );
    }
  });

  it('takes an instant in any offset', () => {
    expect(addDuration('2024-03-01T17:30:00+08:00', durationOf('PT1S'), 'UTC')).toBe(
      '2024-03-01T09:30:01.000Z',
    );
  });

  it.each([
    '',
    'yesterday',
    '2024-03-01',
    '2024-03-01T09:30:00',
    '2024-02-30T00:00:00Z',
    '2024-13-01T00:00:00Z',
  ])('does not take %j for an instant', (text) => {
    expect(() => addDuration(text, durationOf('P1D'), 'UTC')).toThrow(RangeError);
  });
});

function durationOf(text: string): Duration {
  const duration = parseDuration(text);
  if (duration === null) throw new Error(text);
  return duration;
}
