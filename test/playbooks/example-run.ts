import { readFileSync } from 'node:fs';
import type { ExampleRun } from '../../src/play/example-run.js';

/** The example run of a shipped playbook, at once. */
export function readExampleRun(key: string): ExampleRun {
  return JSON.parse(readFileSync(`playbooks/${key}/run.example.json`, 'utf8')) as ExampleRun;
}
