import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { loadPlaybook } from '../../src/engine/load/load-playbook.js';

interface Slice {
  readonly count: number;
  readonly seconds: number;
  readonly latencies: readonly number[];
  readonly cpuSeconds: number;
}

interface Summary {
  readonly perSecond: number;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly cpuMicrosEach?: number;
}

const SCENARIOS = ['engine', 'api', 'scale', 'gate'];

describe('npm run bench', () => {
  it('lists without a name what can be measured, and how long it takes', () => {
    const { status, stdout } = runBench();

    expect(status).toBe(0);
    for (const name of SCENARIOS)
      expect(stdout).toMatch(new RegExp(`^  ${name} .+\\n +takes about \\d+ min`, 'm'));
  });

  it('refuses a name that it does not know, and options that make no sense', () => {
    expect(runBench('motor')).toMatchObject({
      status: 1,
      stderr: 'There is no scenario motor. There are: engine, api, scale, gate.\n',
    });
    expect(runBench('engine', '--callers=0')).toMatchObject({
      status: 1,
      stderr: '--callers and --seconds take numbers above 0.\n',
    });
  });

  it('runs a playbook that has nothing wrong with it', () => {
    const loaded = loadPlaybook(readFileSync('bench/setpiece/playbook.yaml', 'utf8'));

    expect(loaded).toMatchObject({ ok: true, warnings: [] });
  });
});

describe('A rate', () => {
  it('is all that was done in all the time it took, with percentiles by nearest rank', async () => {
    const slices: Slice[] = [
      { count: 100, seconds: 1, latencies: Array.from({ length: 100 }, (_, i) => i + 1), cpuSeconds: 0.1 },
      { count: 100, seconds: 3, latencies: Array.from({ length: 100 }, (_, i) => i + 101), cpuSeconds: 0.3 },
    ];

    expect(await sumUp(slices)).toMatchObject({ perSecond: 50, p50Ms: 100, p99Ms: 198, cpuMicrosEach: 2000 });
    expect(await sumUp(slices, 4)).toMatchObject({ perSecond: 200, p50Ms: 100, cpuMicrosEach: 500 });
  });

  it('has no percentiles where nothing was timed by itself', async () => {
    const slice = { count: 10, seconds: 2, latencies: [], cpuSeconds: 0 };

    expect(await sumUp([slice])).toEqual({ perSecond: 5, p50Ms: null, p99Ms: null, count: 10, slices: [5] });
  });
});

describe('The results', () => {
  const files = readdirSync('bench/results').filter((file) => file.endsWith('.json'));

  it('are those of scenarios that there are', () => {
    expect(SCENARIOS).toEqual(expect.arrayContaining(files.map((file) => file.replace('.json', ''))));
  });

  it('say what was measured where, and nothing of whose machine it was', () => {
    for (const file of files) {
      const text = readFileSync(`bench/results/${file}`, 'utf8');
      expect(JSON.parse(text)).toEqual({
        scenario: file.replace('.json', ''),
        on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        machine: {
          cpu: expect.any(String),
          cores: expect.any(Number),
          memoryGiB: expect.any(Number),
          os: expect.any(String),
        },
        versions: expect.objectContaining({ node: expect.any(String), setpiece: expect.any(String) }),
        parameters: expect.any(Object),
        figures: expect.any(Object),
        ratios: expect.any(Object),
      });
      expect(text).not.toMatch(/127\.0\.0\.1|localhost|\/(home|root|tmp|Users|work)\//);
    }
  });

  it('stand in docs/PERFORMANCE.md as they were measured', async () => {
    const { href } = new URL('../../bench/document.mjs', import.meta.url);
    const document: { renderDocument(): Promise<string> } = await import(href);

    expect(readFileSync('docs/PERFORMANCE.md', 'utf8')).toBe(await document.renderDocument());
  });
});

function runBench(...args: string[]) {
  return spawnSync(process.execPath, ['scripts/bench.mjs', ...args], { encoding: 'utf8' });
}

async function sumUp(slices: readonly Slice[], each?: number): Promise<Summary> {
  const { href } = new URL('../../bench/measure/load.mjs', import.meta.url);
  const load: { sumUp(slices: readonly Slice[], each?: number): Summary } = await import(href);
  return load.sumUp(slices, each);
}
