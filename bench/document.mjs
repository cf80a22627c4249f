import { readdir, readFile, writeFile } from 'node:fs/promises';
import { renderResult } from './render-result.mjs';

const RESULTS = new URL('results/', import.meta.url);
const DOCUMENT = new URL('../docs/PERFORMANCE.md', import.meta.url);
const BEGIN = '<!-- results: written by npm run bench -->';
const END = '<!-- end of the results -->';
const ORDER = ['engine', 'api', 'scale', 'gate'];

/** docs/PERFORMANCE.md as it should be: what is in bench/results, between its marks. */
export async function renderDocument() {
  const [text, results] = await Promise.all([readFile(DOCUMENT, 'utf8'), readResults()]);
  const [before = '', rest = ''] = text.split(BEGIN);
  const [, after = ''] = rest.split(END);
  const sections = results.map(renderResult);
  const content = sections.length === 0 ? 'Nothing has been measured yet.' : sections.join('\n\n');
  return `${before}${BEGIN}\n<!-- prettier-ignore-start -->\n\n${content}\n\n<!-- prettier-ignore-end -->\n${END}${after}`;
}

/** Brings the document up to date with the results. */
export async function updateDocument() {
  await writeFile(DOCUMENT, await renderDocument());
}

async function readResults() {
  const names = (await readdir(RESULTS)).filter((name) => name.endsWith('.json'));
  const results = await Promise.all(
    names.map(async (name) => JSON.parse(await readFile(new URL(name, RESULTS), 'utf8'))),
  );
  return results.sort((one, other) => ORDER.indexOf(one.scenario) - ORDER.indexOf(other.scenario));
}
