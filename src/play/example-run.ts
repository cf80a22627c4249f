import { readFile } from 'node:fs/promises';
import type { JsonObject } from '../engine/json.js';
import type { LocalizedText } from '../platform/localized-text.js';

const FOLDER = new URL('../../playbooks/', import.meta.url);

/** `run.example.json` of a playbook: an input, an answer for each task, and the steps that lead to the end. */
export interface ExampleRun {
  readonly title: LocalizedText;
  readonly input: JsonObject;
  readonly answers: Readonly<Record<string, ExampleAnswer>>;
  readonly steps: readonly ExampleStep[];
}

export interface ExampleAnswer {
  readonly outcome: string;
  readonly form: JsonObject;
}

/**
 * Close a task with its answer, send an event, report a KPI, or let time pass (an ISO 8601 duration); or let the child run
 * of a playbook come to its end, as that playbook's own example has it, which yields `output`.
 */
export type ExampleStep =
  | { readonly close: string }
  | { readonly send: string; readonly payload: JsonObject }
  | { readonly observe: string; readonly value: number }
  | { readonly wait: string }
  | { readonly child: string; readonly output: JsonObject };

/** The example run that a shipped playbook comes with. */
export async function readExampleRun(playbookKey: string): Promise<ExampleRun> {
  return JSON.parse(await readFile(new URL(`${playbookKey}/run.example.json`, FOLDER), 'utf8')) as ExampleRun;
}
