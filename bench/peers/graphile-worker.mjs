// graphile-worker: a job queue, no workflow engine. `chain`: each of a run's four jobs queues the next under a key of its
// own, which stands for a step. `jobs`: jobs that do nothing, queued
// before a worker works them off, as its own benchmark does it.
import { randomUUID } from 'node:crypto';
import { Logger, makeWorkerUtils, run } from 'graphile-worker';
import { loadFor } from '../measure/load.mjs';
import { serve } from '../measure/serve.mjs';

const LAST_STEP = 4;
const logger = new Logger(() => () => undefined);
const waiting = new Map();
let preset, utils, runner, jobs;

const taskList = {
  async step({ run: runId, step }, { addJob }) {
    if (step === LAST_STEP) finish(runId);
    else await addJob('step', { run: runId, step: step + 1 }, { jobKey: `${runId}:${step + 1}` });
  },
};

serve({
  async prepare({ url, settings: { jobs: count, ...settings } }) {
    jobs = count;
    preset = { worker: { connectionString: url, ...settings } };
    utils = await makeWorkerUtils({ preset, logger });
    await utils.migrate();
    runner = await startWorker(taskList);
  },
  measure: ({ load, callers, seconds }) =>
    load === 'jobs' ? workOff() : loadFor({ callers, seconds, once: runChain }),
  async stop() {
    await runner?.stop();
    await utils?.release();
  },
});

const startWorker = (tasks) => run({ preset, taskList: tasks, logger, noHandleSignals: true });

async function runChain() {
  const runId = randomUUID();
  const finished = new Promise((resolve) => {
    waiting.set(runId, resolve);
  });
  await utils.addJob('step', { run: runId, step: 1 }, { jobKey: `${runId}:1` });
  await finished;
}

function finish(runId) {
  waiting.get(runId)?.();
  waiting.delete(runId);
}

async function workOff() {
  await utils.addJobs(
    Array.from({ length: jobs }, (_, index) => ({ identifier: 'nothing', payload: { index } })),
  );
  let left = jobs;
  const start = performance.now();
  const cpu = process.cpuUsage();
  const worker = await new Promise((resolve, reject) => {
    const started = startWorker({
      nothing() {
        left -= 1;
        if (left === 0) resolve(started);
      },
    });
    started.catch(reject);
  });
  // Done when the last batch of completions is.
  await worker.stop();
  const { user, system } = process.cpuUsage(cpu);
  return {
    count: jobs,
    seconds: (performance.now() - start) / 1000,
    latencies: [],
    cpuSeconds: (user + system) / 1e6,
  };
}
