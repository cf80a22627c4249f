import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A playbook file and the scenarios to run on it, by name. */
export interface ScenarioFolder {
  readonly playbook: string;
  readonly scenarios: readonly string[];
}

const PLAYBOOK = 'playbook.yaml';
const FOLDER = 'scenarios';
const SCENARIO = /\.(ya?ml|json)$/;

/**
 * The scenarios that a path means: a scenario file, a playbook file with what is beside it, or a folder with all playbooks
 * in it. Throws as the file system does, when there is nothing at the path.
 */
export async function findScenarios(path: string): Promise<ScenarioFolder[]> {
  if ((await stat(path)).isDirectory()) return scenariosBelow(path);
  const folder = dirname(path);
  if (basename(folder) !== FOLDER) return [{ playbook: path, scenarios: await scenariosBeside(folder) }];
  return [{ playbook: join(dirname(folder), PLAYBOOK), scenarios: [path] }];
}

async function scenariosBelow(folder: string): Promise<ScenarioFolder[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const isPlaybook = entries.some((entry) => entry.isFile() && entry.name === PLAYBOOK);
  if (isPlaybook) {
    return [{ playbook: join(folder, PLAYBOOK), scenarios: await scenariosBeside(folder) }];
  }
  const inside = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name))
    .sort();
  return (await Promise.all(inside.map(scenariosBelow))).flat();
}

async function scenariosBeside(folder: string): Promise<string[]> {
  const within = join(folder, FOLDER);
  const names = await readdir(within).catch((): string[] => []);
  return names
    .filter((name) => SCENARIO.test(name))
    .sort()
    .map((name) => join(within, name));
}
