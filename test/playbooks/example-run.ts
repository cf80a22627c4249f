import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../src/engine/json.js';
import type { LocalizedText } from '../../src/engine/localized-text.js';

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

/** Close a task with its answer, send an event, report a KPI, or let time pass (an ISO 8601 duration). */
export type ExampleStep =
  | { readonly close: string }
  | { readonly send: string; readonly payload: JsonObject }
  | { readonly observe: string; readonly value: number }
  | { readonly wait: string };

export function readExampleRun(key: string): ExampleRun {
  return JSON.parse(readFileSync(`playbooks/${key}/run.example.json`, 'utf8')) as ExampleRun;
}
