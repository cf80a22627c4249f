// DBOS Transact: workflows called in process, which is its quickest way (no queue to poll).
import { DBOS } from '@dbos-inc/dbos-sdk';
import { loadFor } from '../measure/load.mjs';
import { serve } from '../measure/serve.mjs';

const STEPS = [1, 2, 3, 4];

const fourSteps = DBOS.registerWorkflow(
  async () => {
    for (const step of STEPS) await DBOS.runStep(() => Promise.resolve(step), { name: `step-${step}` });
  },
  { name: 'fourSteps' },
);

const fourSignals = DBOS.registerWorkflow(
  async () => {
    // Those that are sent within one millisecond may come in any order.
    for (const _ of STEPS) {
      const message = await DBOS.recv('signal', 30);
      if (!STEPS.includes(message)) throw new Error(`A signal was expected; ${message} came.`);
    }
  },
  { name: 'fourSignals' },
);

const loads = {
  steps: () => fourSteps(),
  signals: async () => {
    const handle = await DBOS.startWorkflow(fourSignals)();
    for (const step of STEPS) await DBOS.send(handle.workflowID, step, 'signal');
    await handle.getResult({ pollingIntervalMs: 20 });
  },
};

serve({
  async prepare({ url, settings }) {
    DBOS.setConfig({
      name: 'bench',
      applicationVersion: '1',
      systemDatabaseUrl: url,
      logLevel: 'error',
      enableOTLP: false,
      ...settings,
    });
    await DBOS.launch();
  },
  measure: ({ load, callers, seconds }) => loadFor({ callers, seconds, once: loads[load] }),
  stop: () => DBOS.shutdown(),
});
