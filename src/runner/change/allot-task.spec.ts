import { allot } from './allot-task.js';

describe('allot', () => {
  it.each([
    ['nobody where nobody fills the role', [], {}, null],
    ['the only one, however busy', ['a'], { a: 9 }, 'a'],
    ['the one with the fewest', ['a', 'b', 'c'], { a: 2, b: 1, c: 3 }, 'b'],
    ['one without any', ['a', 'b'], { a: 1 }, 'b'],
    ['of equals the smallest id, whatever the order', ['c', 'b', 'a'], { a: 1, b: 1, c: 1 }, 'a'],
  ])('chooses %s', (_rule, holders: string[], loads: Record<string, number>, chosen) => {
    expect(allot(holders, new Map(Object.entries(loads)))).toBe(chosen);
  });

  it('counts what it gives, so that the next goes to somebody else', () => {
    const loads = new Map([['a', 0]]);

    expect([allot(['a', 'b'], loads), allot(['a', 'b'], loads), allot(['a', 'b'], loads)]).toEqual([
      'a',
      'b',
      'a',
    ]);
  });
});
