import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';

/** The classes whose first argument is the code of a message. */
const REFUSALS = new Set([
  'AuthenticationError',
  'DomainError',
  'PermissionDeniedError',
  'UnauthenticatedError',
]);
const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

/** Codes that refusals in the sources carry, each with a file that has it. */
export async function findThrownCodes(folder: string): Promise<Map<string, string>> {
  const codes = new Map<string, string>();
  for (const path of await sourcesOf(folder)) {
    const text = await readFile(path, 'utf8');
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    for (const code of codesOf(source)) codes.set(code, path);
  }
  return codes;
}

async function sourcesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((name) => name.endsWith('.ts') && !/\.(spec|messages)\.ts$/.test(name))
    .map((name) => join(folder, name));
}

/**
 * The codes written where refusals are made. A file that makes one with a code from elsewhere (`new DomainError(code)`)
 * is taken to have its codes somewhere in it: all text in it that looks like a code counts.
 */
function codesOf(source: ts.SourceFile): string[] {
  const made = find(source, isRefusal);
  const named = made.flatMap((node) => literalsIn(node.arguments?.at(0)));
  const isOpen = made.some(({ arguments: [code] = [] }) => code && literalsIn(code).length === 0);
  const others = isOpen ? literalsIn(source).filter((text) => CODE.test(text)) : [];
  return [...named, ...others];
}

function isRefusal(node: ts.Node): node is ts.NewExpression {
  return ts.isNewExpression(node) && REFUSALS.has(node.expression.getText());
}

function literalsIn(node: ts.Node | undefined): string[] {
  if (!node) return [];
  const nodes = [node, ...find(node, ts.isStringLiteral)];
  return nodes
    .filter((part) => ts.isStringLiteral(part))
    .filter((part) => !isComparedWith(part))
    .map((part) => part.text);
}

/** Whether the text is what something is held against (`case 'X':`, a type), rather than what is given on. */
function isComparedWith({ parent }: ts.StringLiteral): boolean {
  return ts.isCaseClause(parent) || ts.isLiteralTypeNode(parent);
}

function find<Kind extends ts.Node>(root: ts.Node, is: (node: ts.Node) => node is Kind): Kind[] {
  const found: Kind[] = [];
  const visit = (node: ts.Node): void => {
    if (is(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(root, visit);
  return found;
}
