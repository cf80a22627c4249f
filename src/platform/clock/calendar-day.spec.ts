import { calendarDayOf } from './calendar-day.js';

describe('the calendar day of an instant', () => {
  it.each([
    ['2024-03-01T15:59:59.999Z', '2024-03-01'],
    ['2024-03-01T16:00:00.000Z', '2024-03-02'],
    ['2023-12-31T20:00:00.000Z', '2024-01-01'],
  ])('begins at midnight in the organisation’s zone: %s is in %s', (instant, day) => {
    expect(calendarDayOf(new Date(instant))).toBe(day);
  });
});
