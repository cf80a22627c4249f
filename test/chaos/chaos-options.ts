import { parseArgs } from 'node:util';
import { DISTURBANCE_KINDS, type DisturbanceKind } from './round-plan.js';

export interface ChaosOptions {
  readonly rounds: number;
  readonly seed: number;
  readonly without: ReadonlySet<DisturbanceKind>;
  /** Where the figures are written; null: nowhere. */
  readonly results: string | null;
}

export const USAGE = `npm run chaos -- [--rounds N] [--seed S] [--without kind,kind] [--results file | --no-results]

  --rounds   how many rounds, of 3 to 5 seconds each; 20 unless told
  --seed     a whole number from which the rounds' plans follow; at random unless told
  --without  disturbances to leave out: ${DISTURBANCE_KINDS.join(', ')}
  --results  file for the figures; test/chaos/results/chaos.json unless told`;

const MOST_ROUNDS = 10_000;

/** Throws an error that says what is wrong with the arguments. */
export function parseOptions(args: readonly string[], randomSeed: () => number): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '20' },
      seed: { type: 'string' },
      without: { type: 'string', default: '' },
      results: { type: 'string', default: 'test/chaos/results/chaos.json' },
      'no-results': { type: 'boolean', default: false },
    },
  });
  const without = values.without.split(',').filter((kind) => kind !== '');
  const unknown = without.filter((kind) => !isKind(kind));
  if (unknown.length > 0) throw new Error(`--without: there is no ${unknown.join(', ')}`);
  return {
    rounds: wholeNumber('--rounds', values.rounds, MOST_ROUNDS),
    seed: values.seed === undefined ? randomSeed() : wholeNumber('--seed', values.seed, 2 ** 32 - 1),
    without: new Set(without.filter(isKind)),
    results: values['no-results'] ? null : values.results,
  };
}

function isKind(text: string): text is DisturbanceKind {
  return (DISTURBANCE_KINDS as readonly string[]).includes(text);
}

function wholeNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number > 0 && number <= most) return number;
  throw new Error(`${name}: ${text} is not a whole number from 1 to ${most}`);
}
