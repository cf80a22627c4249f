import { includesDay, isOver, overlaps } from './membership-period.js';

const march = { from: '2024-03-01', to: '2024-03-31' };
const sinceMarch = { from: '2024-03-01', to: null };

describe('the period of a membership', () => {
  it.each([
    [march, '2024-02-29', false, false],
    [march, '2024-03-01', true, false],
    [march, '2024-03-31', true, false],
    [march, '2024-04-01', false, true],
    [sinceMarch, '2031-01-01', true, false],
  ])('%j on %s: included %s, over %s', (period, day, included, over) => {
    expect(includesDay(period, day)).toBe(included);
    expect(isOver(period, day)).toBe(over);
  });

  it.each([
    [{ from: '2024-01-01', to: '2024-02-29' }, false],
    [{ from: '2024-01-01', to: '2024-03-01' }, true],
    [{ from: '2024-03-10', to: '2024-03-12' }, true],
    [{ from: '2024-03-31', to: null }, true],
    [{ from: '2024-04-01', to: null }, false],
    [{ from: '2024-01-01', to: null }, true],
  ])('March overlaps %j: %s', (other, expected) => {
    expect(overlaps(march, other)).toBe(expected);
    expect(overlaps(other, march)).toBe(expected);
  });
});
