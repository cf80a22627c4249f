import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ScenarioDefaults } from '../../engine/scenario/scenario-definition.js';
import { tryToRead, Unreadable } from './try-to-read.js';

/** `run.example.json` beside a playbook file: an input, and an answer for each task. Nothing where there is none. */
export async function readExample(playbook: string): Promise<ScenarioDefaults> {
  const text = await tryToRead(() => readFile(join(dirname(playbook), 'run.example.json'), 'utf8'));
  return text instanceof Unreadable ? {} : (JSON.parse(text) as ScenarioDefaults);
}
