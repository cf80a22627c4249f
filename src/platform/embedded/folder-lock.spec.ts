import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolderInUseError } from './embedded.errors.js';
import { lockFolder } from './folder-lock.js';
import { startOf } from './process-identity.js';

describe('lockFolder', () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setpiece-lock-'));
    file = join(folder, 'setpiece.lock');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('gives a folder to one owner at a time, and names that one to others', async () => {
    const lock = await lockFolder(folder);

    await expect(lockFolder(folder)).rejects.toThrow(DataFolderInUseError);
    await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid}`);
    await lock.release();

    const next = await lockFolder(folder);
    await next.release();
    await expect(access(file)).rejects.toThrow('ENOENT');
  });

  it('gives it to exactly one of many who ask at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['a process that has ended', '{"pid":2147483646,"start":""}'],
    ['an earlier process with the number of a living one', `{"pid":${process.pid},"start":"another-boot/1"}`],
    ['nobody, because writing it was cut short', '{"pid":'],
  ])('takes over a lock that was left by %s', async (_, content) => {
    await writeFile(file, content);

    const lock = await lockFolder(folder);

    expect(await readFile(file, 'utf8')).toContain(`"pid":${process.pid},`);
    await lock.release();
  });
});

describe('startOf', () => {
  it('tells processes apart, and forgets those that have ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const pid = child.pid ?? 0;

    const own = await startOf(process.pid);
    const running = await startOf(pid);
    child.kill('SIGKILL');
    await once(child, 'exit');

    expect(own).toBe(await startOf(process.pid));
    expect(running).not.toBeUndefined();
    expect(running).not.toBe(own);
    expect(await startOf(pid)).toBeUndefined();
  });
});
