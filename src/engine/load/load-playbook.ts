import { compileChart } from '../chart/compile-chart.js';
import { pathText } from '../path-text.js';
import { checkPlaybook, type Organisation } from './check-playbook.js';
import type { Finding } from './finding.js';
import type { LoadResult } from './load-result.js';
import { parsePlaybookDefinition } from './parse-playbook-definition.js';
import { parseSource } from './parse-source.js';
import type { Problem } from './problem.js';
import type { SourcePositions } from './source-positions.js';

/**
 * Reads a playbook file, YAML 1.2 or JSON, and checks everything in it: syntax, shape, every name, expressions and
 * their types, and the chart as a whole. Reports all problems at once, sorted by line; a file with warnings
 * alone loads. Never throws on any input.
 */
export function loadPlaybook(source: string, organisation: Organisation = {}): LoadResult {
  const parsed = parseSource(source);
  const { json, positions } = parsed;
  const findings = [...parsed.findings, ...(json === undefined ? [] : checkPlaybook(json, organisation))];
  const problems = [...parsed.problems, ...findings.map((finding) => problemOf(finding, positions))].sort(
    (one, other) => one.line - other.line || one.column - other.column,
  );
  if (json === undefined || problems.some(({ severity }) => severity === 'error'))
    return { ok: false, problems };
  const playbook = parsePlaybookDefinition(json);
  return { ok: true, playbook, chart: compileChart(playbook), warnings: problems };
}

function problemOf({ code, message, location, severity }: Finding, positions: SourcePositions): Problem {
  return { code, message, path: pathText(location), ...positions.of(location), severity };
}
