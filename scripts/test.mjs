// `npm test`: every check, one after the other, also after one has failed. The last line counts them: each check is one,
// and so is each test.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

const CHECKS = [
  { name: 'format', command: 'prettier', args: ['--check', '--log-level=warn', '.'] },
  { name: 'lint', command: 'oxlint', args: ['--deny-warnings'] },
  { name: 'types', command: 'tsc', args: ['-p', 'tsconfig.json'] },
  {
    name: 'dependency rules',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src'],
  },
  { name: 'unused code', command: 'knip', args: ['--no-progress'] },
];

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const { name, command, args } of CHECKS) {
  const start = performance.now();
  const { code, output } = await run(command, args);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (code === 0) counts.passed += 1;
  else {
    counts.failed += 1;
    console.log(output.trimEnd().replaceAll(/^/gm, '       '));
  }
}
await runTests();
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function runTests() {
  const folder = await mkdtemp(join(tmpdir(), 'setpiece-results-'));
  const file = join(folder, 'jest.json');
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  try {
    await run(process.execPath, [...jest, '--json', `--outputFile=${file}`], 'inherit');
    const results = JSON.parse(await readFile(file, 'utf8'));
    counts.passed += results.numPassedTests;
    // A file that does not even load has no tests to count.
    counts.failed += results.numFailedTests + results.numRuntimeErrorTestSuites;
    counts.skipped += results.numPendingTests + results.numTodoTests;
    if (!results.success && counts.failed === 0) counts.failed += 1;
  } catch (error) {
    console.log(`FAILED tests: Jest left no results (${error.message})`);
    counts.failed += 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a program of this project and returns what it printed, or passes it on as it comes (`inherit`). */
async function run(command, args, stdio = 'pipe') {
  const child = spawn(command, args, {
    cwd: ROOT,
    stdio: ['ignore', stdio, stdio],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.on('close', (status) => resolve(status ?? 1));
  });
  return { code, output };
}
