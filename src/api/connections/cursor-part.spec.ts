import { isCursorPart } from './cursor-part.js';

describe('isCursorPart', () => {
  it.each([
    ['id', '01957a6e-0000-7000-8000-000000000000', true],
    ['id', 'nobody', false],
    ['id', null, false],
    ['text', 'lin wei', true],
    ['text', 'a\0', false],
    ['text', 1, false],
    ['number', 7, true],
    ['number', 7.5, false],
    ['number', '7', false],
    ['number', 3_000_000_000, false],
    ['day', '2026-03-02', true],
    ['day', '2026-13-01', false],
    ['day', 'today', false],
    ['instant', '2026-03-02T01:00:00.000Z', true],
    ['instant', '2026-03-02T01:00:00Z', false],
    ['instant', '2026-13-02T01:00:00.000Z', false],
    ['instant', null, false],
    ['instant or none', null, true],
    ['instant or none', '2026-03-02T01:00:00.000Z', true],
    ['instant or none', 'never', false],
  ] as const)('%s: %p is %p', (part, value, holds) => {
    expect(isCursorPart(part, value)).toBe(holds);
  });
});
