import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { releaseAfterTests } from '../support/release-after-tests.js';

/** Of this seed's first three rounds, every kind of disturbance is part. */
const SEED = 510;

describe('A short chaos', () => {
  it('loses nothing, repeats nothing and fires no timer early', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setpiece-short-chaos-'));
    releaseAfterTests(() => rm(folder, { recursive: true, force: true }));
    const results = join(folder, 'chaos.json');
    const args = ['scripts/chaos.mjs', '--rounds', '3', '--seed', String(SEED), '--results', results];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    releaseAfterTests(async () => child.kill('SIGTERM'));
    const [output, complaints, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);

    if (code !== 0) throw new Error(`${output}\n${complaints}`);
    const { passed, seed, figures } = JSON.parse(await readFile(results, 'utf8'));
    expect({ passed, seed, rounds: figures.rounds }).toEqual({ passed: true, seed: SEED, rounds: 3 });
    for (const figure of [
      'events acknowledged',
      'replicas killed',
      'replicas stopped for a while',
      'PostgreSQL restarted fast',
      'PostgreSQL restarted immediately',
      'connections terminated',
      'connections cut or stalled',
      'clocks set off',
      'sendings repeated',
      'timers fired',
    ]) {
      expect({ figure, value: figures[figure] }).toEqual({ figure, value: expect.any(Number) });
      expect(figures[figure]).toBeGreaterThan(0);
    }
  }, 240_000);
});
