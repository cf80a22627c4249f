import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compileChart } from '../../src/engine/chart/compile-chart.js';
import { parsePlaybookDefinition } from '../../src/engine/load/parse-playbook-definition.js';
import { readExampleRun } from './example-run.js';
import { Walk } from './walk.js';

/** Starts walks through a shipped playbook, each with the input of its example run. */
export function shippedPlaybook(key: string) {
  const chart = compileChart(
    parsePlaybookDefinition(parse(readFileSync(`playbooks/${key}/playbook.yaml`, 'utf8'))),
  );
  const example = readExampleRun(key);
  return { chart, example, walk: () => new Walk(chart, example) };
}
