import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../clock/manual-clock.js';
import { DemoKeyMissingError, obtainDemoKey, readDemoKey } from './demo-key.js';
import { DemoTokens } from './demo-tokens.js';

const HOUR_MS = 3_600_000;

describe('Demo tokens', () => {
  const clock = new ManualClock('2026-03-02T01:00:00Z');
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setpiece-key-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const tokens = async () => new DemoTokens(await obtainDemoKey(folder), clock);

  it('stand for the person they were made for, until they expire', async () => {
    const token = await (await tokens()).issue('wang.fang', HOUR_MS);

    await expect((await tokens()).verify(token)).resolves.toEqual({
      person: 'wang.fang',
      roles: null,
      expiresAt: new Date('2026-03-02T02:00:00Z'),
    });
  });

  it('are refused after they have expired', async () => {
    const token = await (await tokens()).issue('wang.fang', HOUR_MS);
    clock.advance(HOUR_MS + 60_000);

    await expect((await tokens()).verify(token)).rejects.toMatchObject({ code: 'TOKEN_EXPIRED' });
  });

  it('of another installation are refused', async () => {
    const token = await (await tokens()).issue('wang.fang', HOUR_MS);
    await rm(join(folder, 'demo-token-key.json'));

    await expect((await tokens()).verify(token)).rejects.toMatchObject({ code: 'TOKEN_INVALID' });
  });

  it('are signed with a key that nobody else can read, and that stays', async () => {
    const path = join(folder, 'demo-token-key.json');
    await obtainDemoKey(folder);
    const first = await readFile(path, 'utf8');
    await obtainDemoKey(folder);

    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, 'utf8')).toBe(first);
  });

  it('are signed with one key by all who start at the same moment', async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, () => obtainDemoKey(folder)));
    const token = await new DemoTokens(keys[0] ?? (await obtainDemoKey(folder)), clock).issue('a', HOUR_MS);

    for (const key of keys) await expect(new DemoTokens(key, clock).verify(token)).resolves.toBeDefined();
  });

  it('cannot be made where no server has been started', async () => {
    await expect(readDemoKey(folder)).rejects.toThrow(DemoKeyMissingError);
  });

  it('cannot be made with a key that was tampered with', async () => {
    await writeFile(join(folder, 'demo-token-key.json'), '{}');

    await expect(readDemoKey(folder)).rejects.toThrow(DemoKeyMissingError);
  });
});
