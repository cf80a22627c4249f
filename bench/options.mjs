import { parseArgs } from 'node:util';

/**
 * @typedef {object} BenchOptions
 * @property {boolean} quick small sizes, to see that it works
 * @property {boolean} profile writes a CPU profile of Setpiece and prints where the time goes
 * @property {string[] | undefined} only the contenders to measure; default: all
 * @property {number[] | undefined} callers
 * @property {number | undefined} seconds of a slice
 * @property {boolean} whole nothing was left out or made smaller: the result may be kept
 */

/**
 * @param {string[]} args
 * @returns {{ names: string[], options: BenchOptions }}
 */
export function readOptions(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      only: { type: 'string' },
      callers: { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const callers = readNumbers(values.callers);
  const [seconds] = readNumbers(values.seconds) ?? [];
  if ([...(callers ?? []), seconds ?? 1].some((number) => !(number > 0)))
    throw new Error('--callers and --seconds take numbers above 0.');
  const changed =
    values.profile || values.only !== undefined || callers !== undefined || seconds !== undefined;
  return {
    names: positionals,
    options: {
      quick: values.quick,
      profile: values.profile,
      only: values.only?.split(','),
      callers,
      seconds,
      whole: !values.quick && !changed,
    },
  };
}

/** @param {string | undefined} text */
function readNumbers(text) {
  return text?.split(',').map(Number);
}
