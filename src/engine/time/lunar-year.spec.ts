import { springFestival } from './lunar-year.js';

describe('springFestival', () => {
  it.each([
    [1900, '1900-01-31'],
    [1985, '1985-02-20'],
    [2000, '2000-02-05'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2033, '2033-01-31'],
    [2034, '2034-02-19'],
    [2100, '2100-02-09'],
  ])('of %s is on %s', (year, date) => {
    expect(springFestival(year)).toBe(date);
  });

  // The platform reckons new moons roughly, and errs where one falls next to midnight, as in 2027.
  it('is where the Chinese calendar of the platform has it in the years past', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'UTC',
    });
    for (let year = 1980; year <= 2026; year += 1) {
      const parts = lunar.formatToParts(new Date(`${springFestival(year)}T00:00:00Z`));
      expect(parts.filter(({ type }) => type !== 'literal').map(({ value }) => value)).toEqual(['1', '1']);
    }
  });

  it.each([1899, 2101, 2024.5])('is not known of %s', (year) => {
    expect(() => springFestival(year)).toThrow(RangeError);
  });
});
