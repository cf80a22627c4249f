import { measureKpi } from './measure-kpi.js';

const conversion = { direction: 'increase', baseline: 12, target: 18 } as const;
const returns = { direction: 'decrease', baseline: 20, target: 10 } as const;

describe('measureKpi', () => {
  it.each([
    ['half way up', conversion, 15, { met: false, share: 0.5 }],
    ['at the target', conversion, 18, { met: true, share: 1 }],
    ['beyond the target', conversion, 21, { met: true, share: 1.5 }],
    ['worse than before', conversion, 9, { met: false, share: -0.5 }],
    ['half way down', returns, 15, { met: false, share: 0.5 }],
    ['down at the target', returns, 10, { met: true, share: 1 }],
    ['worse where less is better', returns, 25, { met: false, share: -0.5 }],
    ['without a baseline', { direction: 'increase', target: 3 } as const, 4, { met: true, share: null }],
    ['before the first value', conversion, null, { met: false, share: null }],
    [
      'to be held, and held',
      { direction: 'decrease', baseline: 5, target: 5 } as const,
      5,
      { met: true, share: 1 },
    ],
    [
      'to be held, and lost',
      { direction: 'decrease', baseline: 5, target: 5 } as const,
      6,
      { met: false, share: 0 },
    ],
  ])('measures a figure %s', (_, kpi, value, measure) => {
    expect(measureKpi(kpi, value)).toEqual(measure);
  });
});
