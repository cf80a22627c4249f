import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GRAPHIQL_START } from './graphiql-page.js';

/** A file that the page loads. */
export interface GraphiqlFile {
  readonly type: string;
  readonly content: string;
}

const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/** By name in the page: the package, the file in it, and the media type. */
const PACKAGED: Readonly<Record<string, readonly [string, string, string]>> = {
  'react.js': ['react', 'umd/react.production.min.js', SCRIPT],
  'react-dom.js': ['react-dom', 'umd/react-dom.production.min.js', SCRIPT],
  'graphiql.js': ['graphiql', 'graphiql.min.js', SCRIPT],
  'graphiql.css': ['graphiql', 'graphiql.min.css', STYLE],
};

const { resolve } = createRequire(import.meta.url);

/** The file with a name, from the npm packages; null where there is none, or where they are not installed. */
export async function readGraphiqlFile(name: string): Promise<GraphiqlFile | null> {
  if (name === 'start.js') return { type: SCRIPT, content: GRAPHIQL_START };
  const [packageName, path, type] = Object.hasOwn(PACKAGED, name) ? (PACKAGED[name] ?? []) : [];
  if (packageName === undefined || path === undefined || type === undefined) return null;
  const folder = folderOf(packageName);
  return folder === null ? null : { type, content: await readFile(join(folder, path), 'utf8') };
}

/** GraphiQL is there for development; a production install does without. */
export function isGraphiqlInstalled(): boolean {
  return Object.values(PACKAGED).every(([packageName]) => folderOf(packageName) !== null);
}

function folderOf(packageName: string): string | null {
  try {
    return dirname(resolve(`${packageName}/package.json`));
  } catch {
    return null;
  }
}
