import { compileChart } from '../chart/compile-chart.js';
import type { Location } from '../chart/state-tree.js';
import { pathText } from '../path-text.js';
import { checkPlaybook, type Organisation } from './check-playbook.js';
import { checkSize } from './check-size.js';
import type { Expansion } from './expand/expand-playbook.js';
import type { Part, PartFile, PlacedFinding } from './expand/part.js';
import { findingMessage } from './finding-messages.js';
import type { LoadResult, Place } from './load-result.js';
import { parsePlaybookDefinition } from './parse-playbook-definition.js';
import { readPlaybookFile, usedFiles, type PlaybookFile } from './playbook-file.js';
import type { Problem } from './problem.js';

/**
 * Reads a playbook file, YAML 1.2 or JSON, and checks everything in it: syntax, shape, every name, expressions and
 * their types, and the chart as a whole. Its base and its fragments are looked for in `files` and written out first.
 * Reports all problems at once, sorted by file and line; a file with warnings alone loads. Never throws on any input.
 */
export function loadPlaybook(
  source: string,
  organisation: Organisation = {},
  files: readonly PartFile[] = [],
): LoadResult {
  return loadPlaybookFile(readPlaybookFile(source, files), organisation);
}

/** The same of a file that was read already, for those who want to know first what it names. */
export function loadPlaybookFile(file: PlaybookFile, organisation: Organisation): LoadResult {
  const { part, expansion } = file;
  const parts = [part, ...expansion.used];
  const findings = [
    ...part.findings.map((finding) => ({ finding, part })),
    ...expansion.findings,
    ...(part.json === undefined || expansion.findings.length > 0
      ? []
      : checkExpanded(expansion, organisation)),
  ];
  const problems = bounded(
    distinct([...parts.flatMap(problemsOf), ...findings.map(problemOf)]).sort(byPlace(parts)),
  );
  if (part.json === undefined || problems.some(({ severity }) => severity === 'error'))
    return { ok: false, problems };
  const playbook = parsePlaybookDefinition(expansion.json);
  const used = usedFiles(file);
  const placeOf = (location: Location) => placeIn(expansion.origins.find(expansion.json, location));
  return { ok: true, playbook, chart: compileChart(playbook), warnings: problems, used, placeOf };
}

/** What can be said against the playbook as it is written out, each thing where it was written. */
function checkExpanded({ json, origins }: Expansion, organisation: Organisation): PlacedFinding[] {
  const tooLarge = checkSize(json);
  const findings = tooLarge.length > 0 ? tooLarge : checkPlaybook(json, organisation);
  return findings.map((finding) => {
    const { part, location } = origins.find(json, finding.location);
    return { part, finding: { ...finding, location } };
  });
}

function problemOf({ finding, part }: PlacedFinding): Problem {
  const { code, message, location, severity } = finding;
  return { code, message, severity, ...placeIn({ part, location }) };
}

function placeIn({ part, location }: { part: Part; location: Location }): Place {
  return { path: pathText(location), ...part.positions.of(location), ...fileOf(part) };
}

function problemsOf(part: Part): Problem[] {
  return part.problems.map((problem) => ({ ...problem, ...fileOf(part) }));
}

function fileOf({ file }: Part): Pick<Problem, 'file'> {
  return file === null ? {} : { file: file.name };
}

/** What is wrong with a fragment is wrong in all its uses, and told once. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** At most so many, errors before warnings; nobody reads more, and every reader would have to be sent them. */
function bounded(problems: readonly Problem[]): Problem[] {
  if (problems.length <= MOST_PROBLEMS) return [...problems];
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const told = new Set([...errors, ...warnings].slice(0, MOST_PROBLEMS));
  const left = String(problems.length - MOST_PROBLEMS);
  const message = findingMessage('TOO_MANY_PROBLEMS', left, String(MOST_PROBLEMS));
  const rest = {
    code: 'TOO_MANY_PROBLEMS',
    message,
    path: '',
    line: 1,
    column: 1,
    severity: 'warning',
  } as const;
  return [...problems.filter((problem) => told.has(problem)), rest];
}

const MOST_PROBLEMS = 500;

function byPlace(parts: readonly Part[]): (one: Problem, other: Problem) => number {
  const order = new Map(parts.map(({ file }, index) => [file?.name, index]));
  return (one, other) =>
    (order.get(one.file) ?? 0) - (order.get(other.file) ?? 0) ||
    one.line - other.line ||
    one.column - other.column;
}
