import { instantOfDate, parseOffset } from './date-span.js';

describe('instantOfDate', () => {
  it.each([
    ['2027-02-06', null, 'Asia/Shanghai', '2027-02-05T16:00:00.000Z'],
    ['2027-02-06', '-P30D', 'Asia/Shanghai', '2027-01-06T16:00:00.000Z'],
    ['2027-02-06', '-P1M', 'Asia/Shanghai', '2027-01-05T16:00:00.000Z'],
    ['2027-02-06', 'P7DT9H', 'Asia/Shanghai', '2027-02-13T01:00:00.000Z'],
    ['2027-02-06', '-PT6H', 'Asia/Shanghai', '2027-02-05T10:00:00.000Z'],
    ['2024-03-11', '-P1D', 'America/New_York', '2024-03-10T05:00:00.000Z'],
    ['2024-03-11', '-PT24H', 'America/New_York', '2024-03-10T04:00:00.000Z'],
    ['2027-02-06T18:30:00+08:00', null, 'UTC', '2027-02-06T10:30:00.000Z'],
    ['2027-02-06T18:30:00+08:00', '-P2D', 'Asia/Shanghai', '2027-02-04T10:30:00.000Z'],
  ])('takes %s and %s in %s', (text, offset, timeZone, instant) => {
    expect(instantOfDate(text, offset === null ? null : parseOffset(offset), timeZone)).toBe(instant);
  });

  it.each(['', 'spring', '2027-02-30', '2027-2-6', '2027-02-06T18:30:00'])('does not take %j', (text) => {
    expect(() => instantOfDate(text, null, 'UTC')).toThrow(RangeError);
  });
});

describe('parseOffset', () => {
  it.each(['', '-', '--P1D', '+P1D', 'P0D', '30D', '-30D'])('does not take %j', (text) => {
    expect(parseOffset(text)).toBeNull();
  });
});
