// Writes docs/CONTROL-FLOW-PATTERNS.md out of the playbook files in test/patterns/control-flow. With --check it only
// compares, and ends with 1 when the two differ.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse, parseDocument } from 'yaml';

const FOLDER = 'test/patterns/control-flow';
const DOCUMENT = new URL('../docs/CONTROL-FLOW-PATTERNS.md', import.meta.url);
const AT = new URL(`../${FOLDER}/`, import.meta.url);

const GROUPS = [
  ['Basic control flow', [1, 2, 3, 4, 5]],
  ['Branching and synchronization', [6, 7, 8, 9, 28, 29, 30, 31, 32, 33, 37, 38, 41, 42]],
  ['Loops and recursion', [10, 21, 22]],
  ['Ending and cancelling', [11, 43, 19, 20, 25, 26, 27]],
  ['Several instances', [12, 13, 14, 15, 34, 35, 36]],
  ['State and order', [16, 17, 18, 39, 40]],
  ['Triggers', [23, 24]],
];

const INTRODUCTION = `# Control-flow patterns: a cookbook

Written by scripts/pattern-cookbook.mjs.

The [workflow patterns](http://www.workflowpatterns.com/patterns/control/) of van der Aalst, ter Hofstede, Russell and Mulyar
list what a process may have to express. Each of the 43 is a playbook file here, to be read and to be copied from.
\`npm run test:patterns\` runs them all, durably: before every event a run is read from its rows and restored, after every
one it is stored. It prints how many are shown; one counts when all its tests pass. All of them are sound by the gate
(\`npx setpiece check test/patterns/control-flow\`).

A plain statechart says most of this by itself. Four mechanisms carry what it lacks, and [the guide](PLAYBOOK-FILES.md)
explains them:

- **instances** open an activity for each item of a list or a number of times, and join them in whichever way;
- **child playbooks** (\`src: playbook\`) have a chart, tasks and a log of their own;
- the **mailbox** keeps an event until a state can take it (\`whenNotTaken: keep\`);
- **locks** let one at a time through, also across runs, and the guard **unreachable** tells when nobody else can arrive.

Shown below is each file's \`machine\`, without the titles that people read; roles, tasks and events are in the file.
`;

const patterns = new Map(
  readdirSync(AT)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => [Number(/^c(\d+)/.exec(file)?.[1]), file]),
);
const text = [INTRODUCTION, ...GROUPS.map(renderGroup)].join('\n');

if (process.argv.includes('--check')) {
  if (readFileSync(DOCUMENT, 'utf8') !== text) {
    console.error('docs/CONTROL-FLOW-PATTERNS.md is out of date: node scripts/pattern-cookbook.mjs');
    process.exitCode = 1;
  }
} else {
  writeFileSync(DOCUMENT, text);
}

function renderGroup([title, numbers]) {
  return `## ${title}\n\n${numbers.map(renderPattern).join('\n')}`;
}

function renderPattern(number) {
  const file = patterns.get(number);
  if (file === undefined) throw new Error(`${FOLDER} has no file for C${number}.`);
  const source = readFileSync(new URL(file, AT), 'utf8');
  const { title, description } = parse(source);
  return `### C${number} ${title.en} ${title.zh}

${description.en}
${description.zh}

[${file}](../${FOLDER}/${file})

<!-- prettier-ignore -->
\`\`\`yaml
${machineOf(source)}\`\`\`
`;
}

/** As it is written, without the lines of titles. */
function machineOf(source) {
  const document = parseDocument(source);
  const pair = document.contents.items.find(({ key }) => key.value === 'machine');
  const [start] = pair.key.range;
  return source
    .slice(start)
    .split('\n')
    .filter((line) => !/^\s*meta: \{ title: \{ zh: .* \} \}$/.test(line))
    .join('\n')
    .replaceAll(/, meta: \{ title: \{ zh: [^}]* \} \}/g, '')
    .replaceAll(/\{ meta: \{ title: \{ zh: [^}]* \} \}, /g, '{ ')
    .replaceAll(/\{ meta: \{ title: \{ zh: [^}]* \} \} \}/g, '{}');
}
