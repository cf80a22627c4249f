import { isEmployedOn } from './is-employed-on.js';

describe('employment on a day', () => {
  it.each([
    ['2024-02-29', '2024-03-01', null, false],
    ['2024-03-01', '2024-03-01', null, true],
    ['2031-01-01', '2024-03-01', null, true],
    ['2024-06-30', '2024-03-01', '2024-06-30', true],
    ['2024-07-01', '2024-03-01', '2024-06-30', false],
  ])('on %s, employed from %s to %s: %s', (day, employedFrom, employedTo, employed) => {
    expect(isEmployedOn(day, { employedFrom, employedTo })).toBe(employed);
  });
});
