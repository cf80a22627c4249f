/**
 * What can be measured. `run` loads the scenario only when it is asked for: listing needs nothing installed.
 *
 * @type {Record<string, { measures: string, takes: string, run: (options: import('./options.mjs').BenchOptions) => Promise<void> }>}
 */
export const scenarios = {
  engine: {
    measures:
      'events a second of the engine, beside the floor (the same rows without an engine) and other durable engines',
    takes: 'about 8 minutes, and some more to install the others at the first time',
    run: async (options) => (await import('./engine/scenario.mjs')).runEngine(options),
  },
  api: {
    measures:
      'completeTask over HTTP with sign-in, beside a bare Nest and Apollo server that inserts one row',
    takes: 'about 2 minutes',
    run: async (options) => (await import('./api/scenario.mjs')).runApi(options),
  },
  scale: {
    measures:
      'events a second with a million runs stored, 100,000 timers due at one instant, and the memory it takes',
    takes: 'about 15 minutes, and 15 GB of disk meanwhile',
    run: async (options) => (await import('./scale/scenario.mjs')).runScale(options),
  },
  gate: {
    measures:
      'spoiled playbooks that the gate catches, false alarms on sound ones, and the largest chart proved in 10 s',
    takes: 'about 6 minutes',
    run: async (options) => (await import('./gate/scenario.mjs')).runGate(options),
  },
};
