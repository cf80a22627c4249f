/** Imports go one way: features → runner → engine, features → api, everything → platform, engine → nothing of ours. */
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'With decorators and ES modules a cycle is a ReferenceError at start.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'engine-is-pure',
      comment:
        'The engine takes values and returns values: no framework, no database, nothing of Node, nothing else of ours.',
      severity: 'error',
      from: { path: '^src/engine/', pathNot: '[.]spec[.]ts$' },
      to: {
        pathNot: [
          '^src/engine/',
          '^playbooks/(playbook|fragment|scenario)[.]schema[.]json$',
          '^node_modules/(xstate|yaml|ajv|ajv-formats|@marcbachmann/cel-js|re2js|temporal-polyfill|temporal-spec|chinese-days|date-holidays)/',
        ],
      },
    },
    {
      name: 'xstate-only-in-engine',
      comment: 'The next major version of XState must be a change of one folder.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/engine/|[.]spec[.]ts$' },
      to: { path: '^node_modules/xstate/' },
    },
    {
      name: 'platform-knows-nobody',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: '[.]spec[.]ts$' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'runner-stands-on-engine-and-platform',
      severity: 'error',
      from: { path: '^src/runner/', pathNot: '[.]spec[.]ts$' },
      to: { path: '^src/', pathNot: '^src/(runner|engine|platform)/' },
    },
    {
      name: 'api-knows-no-feature',
      severity: 'error',
      from: { path: '^src/api/', pathNot: '[.]spec[.]ts$' },
      to: { path: '^src/', pathNot: '^src/(api|platform)/' },
    },
    {
      name: 'features-do-not-reach-up',
      severity: 'error',
      from: { path: '^src/features/', pathNot: '[.]spec[.]ts$' },
      to: { path: '^src/', pathNot: '^src/(features|runner|engine|api|platform)/' },
    },
    {
      name: 'features-keep-their-tables',
      comment:
        "A feature's tables are its own; others ask its exported services, and may name the type of what they get.",
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: '[.]spec[.]ts$' },
      to: {
        path: '^src/features/[^/]+/.*[.](repository|entity)[.]ts$',
        pathNot: '^src/features/$1/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nothing-depends-on-tests',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]spec[.]ts$' },
      to: { path: '^test/|[.]spec[.]ts$' },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'only-declared-packages',
      severity: 'error',
      from: { path: '^src/', pathNot: '[.]spec[.]ts$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
