import { isAlias, isNode, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import type { JsonValue } from '../json.js';
import { error, type Finding } from './finding.js';
import { findingMessage, type FindingCode } from './finding-messages.js';
import { FORBIDDEN_CHARACTER, jsonOfYaml } from './json-of-yaml.js';
import type { Problem } from './problem.js';
import { SourcePositions } from './source-positions.js';

const MAX_CHARACTERS = 512 * 1024;
const MAX_ALIASES = 100;
const MAX_ALIASES_IN_ALL = 1_000;

/** A file read as far as it could be. `json` is missing when the YAML itself is beyond use. */
export interface ParsedSource {
  readonly json?: JsonValue;
  readonly positions: SourcePositions;
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
}

/** Reads YAML 1.2 (of which JSON is a part) into JSON, with the places of everything in it. */
export function parseSource(source: string): ParsedSource {
  const tooLarge = source.length > MAX_CHARACTERS;
  const lines = new LineCounter();
  const document = parseDocument(tooLarge ? '' : source, {
    version: '1.2',
    schema: 'core',
    lineCounter: lines,
    stringKeys: true,
    prettyErrors: false,
  });
  const positions = new SourcePositions(document, lines);
  if (tooLarge) {
    const limit = error('FILE_TOO_LARGE', [], { detail: `${MAX_CHARACTERS / 1024} KiB` });
    return { positions, problems: [], findings: [limit] };
  }
  const forbidden = source.search(FORBIDDEN_CHARACTER);
  if (forbidden !== -1) {
    const problem = problemAt('FORBIDDEN_CHARACTER', '', forbidden, positions);
    return { positions, problems: [problem], findings: [] };
  }
  if (hasTooManyAliases(document))
    return { positions, problems: [], findings: [error('TOO_MANY_ALIASES', [])] };
  const problems = syntaxProblems(document, positions);
  if (problems.some(({ code }) => code !== 'DUPLICATE_KEY')) return { positions, problems, findings: [] };
  const unfolded = unfold(document);
  if (unfolded === TOO_MUCH) return { positions, problems, findings: [error('TOO_MANY_ALIASES', [])] };
  return { positions, problems, ...jsonOfYaml(unfolded) };
}

function syntaxProblems(document: Document, positions: SourcePositions): Problem[] {
  const tooDeep = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  // An unknown tag is only a warning to the library; here it would be a value that quietly means something else.
  const all = tooDeep === undefined ? [...document.errors, ...document.warnings] : [tooDeep];
  return [...all.map((each) => syntaxProblem(each, positions)), ...danglingAliases(document, positions)];
}

function syntaxProblem({ code, message, pos }: YAMLError, positions: SourcePositions): Problem {
  const ours = code === 'DUPLICATE_KEY' ? 'DUPLICATE_KEY' : 'YAML_SYNTAX';
  return problemAt(ours, message, pos[0], positions);
}

/** Aliases to anchors that do not stand before them. One walk: asking each alias would walk the file for each. */
function danglingAliases(document: Document, positions: SourcePositions): Problem[] {
  const dangling: Problem[] = [];
  const anchors = new Set<string>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      if (anchors.has(node.source)) return;
      const why = `*${node.source} has no anchor before it`;
      dangling.push(problemAt('YAML_SYNTAX', why, node.range?.[0] ?? 0, positions));
    } else if (isNode(node) && node.anchor !== undefined) anchors.add(node.anchor);
  });
  return dangling;
}

function hasTooManyAliases(document: Document): boolean {
  let count = 0;
  visit(document, {
    Alias: () => {
      count += 1;
      return count > MAX_ALIASES_IN_ALL ? visit.BREAK : undefined;
    },
  });
  return count > MAX_ALIASES_IN_ALL;
}

function problemAt(code: FindingCode, detail: string, offset: number, positions: SourcePositions): Problem {
  const message = findingMessage(code, '', detail);
  return { code, message, path: '', ...positions.at(offset), severity: 'error' };
}

const TOO_MUCH = Symbol('too much');

function unfold(document: Document): unknown {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return value;
  } catch (thrown) {
    if (thrown instanceof ReferenceError) return TOO_MUCH;
    throw thrown;
  }
}
