import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compileChart } from '../../src/engine/chart/compile-chart.js';
import type { Chart } from '../../src/engine/chart/chart.js';
import { parsePlaybookDefinition } from '../../src/engine/load/parse-playbook-definition.js';

export function popUpStore(): Chart {
  return compileChart(
    parsePlaybookDefinition(parse(readFileSync('test/support/playbooks/pop-up-store/playbook.yaml', 'utf8'))),
  );
}
