import { parseOptions } from './chaos-options.js';

describe('The options of the chaos', () => {
  it('have defaults, and a seed at random', () => {
    expect(parseOptions([], () => 42)).toEqual({
      rounds: 20,
      seed: 42,
      without: new Set(),
      results: 'test/chaos/results/chaos.json',
    });
  });

  it('are taken as they are given', () => {
    const args = ['--rounds', '500', '--seed', '7', '--without', 'kill,clock', '--no-results'];

    expect(parseOptions(args, () => 42)).toEqual({
      rounds: 500,
      seed: 7,
      without: new Set(['kill', 'clock']),
      results: null,
    });
  });

  it.each([
    [['--rounds', '0'], '--rounds: 0 is not a whole number'],
    [['--rounds', 'many'], '--rounds: many is not a whole number'],
    [['--seed', '1.5'], '--seed: 1.5 is not a whole number'],
    [['--without', 'kill,rain'], '--without: there is no rain'],
    [['--storm'], "Unknown option '--storm'"],
  ])('are refused where they say %j', (args, reason) => {
    expect(() => parseOptions(args, () => 42)).toThrow(reason);
  });
});
