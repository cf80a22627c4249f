import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** What is measured of a peer, and how: `each` durable steps (or signals, runs, jobs) in one thing that a caller does. */
const loads = {
  steps: { what: 'durable steps', each: 4, callers: [16, 64, 256] },
  queuedSteps: { what: 'durable steps', load: 'steps', each: 4, callers: [0] },
  signals: { what: 'signals sent and received', each: 4, callers: [16, 64] },
  result: { what: 'runs from start to result', each: 1, callers: [16] },
  chain: { what: 'jobs that queue the next', each: 4, callers: [64, 256, 1024] },
  jobs: { what: 'jobs that do nothing', each: 1, callers: [0] },
};

/**
 * The others, each at its own best documented setting. `isWorkflow`: its steps are steps of a workflow with a state and a
 * history; a job queue keeps neither.
 */
export const peers = [
  {
    name: 'dbos',
    title: 'DBOS Transact TS',
    package: '@dbos-inc/dbos-sdk',
    isWorkflow: true,
    settings: { systemDatabasePoolSize: 20 },
    loads: [loads.steps, { ...loads.signals, load: 'signals' }],
  },
  {
    name: 'openworkflow',
    title: 'openworkflow',
    package: 'openworkflow',
    isWorkflow: true,
    settings: { runs: 1000, concurrency: 100 },
    quick: { runs: 100 },
    loads: [loads.queuedSteps, { ...loads.result, load: 'result' }],
  },
  {
    name: 'restate',
    title: 'Restate',
    package: '@restatedev/restate-server',
    isWorkflow: true,
    needsNode22: true,
    settings: {},
    loads: [loads.steps],
  },
  {
    name: 'graphile-worker',
    title: 'graphile-worker',
    package: 'graphile-worker',
    isWorkflow: false,
    settings: {
      jobs: 10_000,
      concurrentJobs: 24,
      maxPoolSize: 25,
      localQueue: { size: 500 },
      completeJobBatchDelay: 0,
      failJobBatchDelay: 0,
    },
    quick: { jobs: 500 },
    loads: [
      { ...loads.chain, load: 'chain' },
      { ...loads.jobs, load: 'jobs' },
    ],
  },
];

/** The version that is installed. */
export async function versionOf(name) {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')).version;
}

/**
 * A Node of version 22 or newer: this one, or the one from npm.
 *
 * @returns {string | undefined} its path; undefined where npm has none for this machine
 */
export function findNode22() {
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  const file = new URL(`../node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url);
  return existsSync(file) ? fileURLToPath(file) : undefined;
}
