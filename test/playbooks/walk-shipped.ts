import { readFileSync } from 'node:fs';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';
import { readExampleRun } from './example-run.js';
import { readFragments } from './read-fragments.js';
import { readOrganisation } from './read-organisation.js';
import { Walk } from './walk.js';

/** Loads a shipped playbook, complaining and all, and starts walks through it with the input of its example run. */
export function shippedPlaybook(key: string) {
  const file = `playbooks/${key}/playbook.yaml`;
  const loaded = loadPlaybook(readFileSync(file, 'utf8'), readOrganisation(), readFragments());
  if (!loaded.ok) throw new Error(`${file} does not load: ${JSON.stringify(loaded.problems, null, 2)}`);
  const { chart, warnings } = loaded;
  const example = readExampleRun(key);
  return { chart, warnings, example, walk: () => new Walk(chart, example) };
}
