import { dirname, join } from 'node:path';
import type { Chart } from '../../engine/chart/chart.js';
import type { JsonObject } from '../../engine/json.js';
import { readPlaybook } from './read-playbook.js';
import { Unreadable } from './try-to-read.js';

/** Schemas of what the runs that a playbook starts end with, by playbook, of those whose files are beside it. */
export async function readChildOutputs(
  file: string,
  { states }: Chart,
): Promise<Readonly<Record<string, JsonObject>>> {
  const keys = new Set(states.flatMap(({ childRuns }) => childRuns.map(({ playbook }) => playbook)));
  const outputs: Record<string, JsonObject> = {};
  for (const key of keys) {
    const loaded = await readPlaybook(join(dirname(dirname(file)), key, 'playbook.yaml'));
    const schema = loaded instanceof Unreadable || !loaded.ok ? undefined : loaded.playbook.output?.schema;
    if (schema !== undefined) outputs[key] = schema;
  }
  return outputs;
}
