import { DISTURBANCE_KINDS, planRound } from './round-plan.js';

function kindsOf(seed: number, without: ReadonlySet<(typeof DISTURBANCE_KINDS)[number]>): Set<string> {
  const plans = Array.from({ length: 100 }, (_, index) => planRound(seed, index + 1, without));
  return new Set(plans.flatMap(({ disturbances }) => disturbances.map(({ kind }) => kind)));
}

describe('The plan of a round', () => {
  it('follows from the seed and the round alone', () => {
    expect(planRound(7, 3, new Set())).toEqual(planRound(7, 3, new Set()));
    expect(planRound(7, 4, new Set())).not.toEqual({ ...planRound(7, 3, new Set()), round: 4 });
    expect(planRound(8, 3, new Set())).not.toEqual(planRound(7, 3, new Set()));
  });

  it('has every kind of disturbance in it now and then, but what is left out', () => {
    expect([...kindsOf(7, new Set())].sort()).toEqual([...DISTURBANCE_KINDS].sort());
    expect(kindsOf(7, new Set(['kill', 'clock']))).not.toContain('kill');
    expect(kindsOf(7, new Set(DISTURBANCE_KINDS))).toEqual(new Set());
  });

  it('begins every disturbance while clients are at work', () => {
    for (let round = 1; round <= 200; round += 1) {
      const { lasts, disturbances } = planRound(7, round, new Set());
      for (const { at } of disturbances) expect(at).toBeLessThan(lasts);
    }
  });
});
