import { loadScenario } from './load-scenario.js';

describe('loadScenario', () => {
  const HEAD = 'title: { zh: 试, en: Try }\n';

  it('knows where each step stands', () => {
    const loaded = loadScenario(`${HEAD}steps:\n  - pass: P3D\n  - expect: { status: done }\n`);
    expect(loaded.ok && loaded.places).toEqual([
      { line: 3, column: 5 },
      { line: 4, column: 5 },
    ]);
  });

  it.each([
    ['MISSING_KEY', 'steps: [{ pass: P1D }]'],
    ['MISSING_TEXT', 'title: { zh: 试 }\nsteps: [{ pass: P1D }]'],
    ['UNKNOWN_KEY', `${HEAD}steps: [{ sleep: P1D }]`],
    ['NOT_ONE_THING', `${HEAD}steps: [{ pass: P1D, expect: { status: done } }]`],
    ['NOT_ONE_THING', `${HEAD}steps: [{ refuse: { code: RUN_ENDED } }]`],
    ['NOT_ONE_THING', `${HEAD}steps: [{}]`],
    ['INVALID_DURATION', `${HEAD}steps: [{ pass: 3 days }]`],
    ['INVALID_INSTANT', `${HEAD}start: '2026-03-02'\nsteps: [{ pass: P1D }]`],
    ['INVALID_INSTANT', `${HEAD}steps: [{ passUntil: later }]`],
    ['INVALID_VALUE', `${HEAD}steps: [{ refuse: { code: NO, resume: {} } }]`],
    ['INVALID_VALUE', `${HEAD}shows: everything\nsteps: [{ pass: P1D }]`],
    ['YAML_SYNTAX', 'steps: ['],
    ['DUPLICATE_KEY', `${HEAD}${HEAD}steps: [{ pass: P1D }]`],
  ])('objects with %s to %j', (code, source) => {
    const loaded = loadScenario(source);
    expect(loaded.ok ? [] : loaded.problems.map((problem) => problem.code)).toContain(code);
  });
});
