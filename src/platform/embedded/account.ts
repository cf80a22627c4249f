import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { spawnSync } from 'node:child_process';
import { EmbeddedUnavailableError } from './embedded.errors.js';

/** An unprivileged account of the operating system. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** A program with its arguments, and whom to run it as when not as ourselves. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly account: Account | undefined;
}

/**
 * PostgreSQL refuses to run as root. When we are root, it runs as the owner of its folder if there is one already,
 * else as `postgres` or `nobody`, whichever exists; otherwise (undefined) it runs as ourselves.
 */
export async function chooseAccount(clusterFolder: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterFolder).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const accounts = await readAccounts();
  const account = accounts.get('postgres') ?? accounts.get('nobody');
  if (!account)
    throw new EmbeddedUnavailableError(
      'it must not run as root, and there is no account `nobody` to run as.',
    );
  return account;
}

async function readAccounts(): Promise<Map<string, Account>> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  const entries = lines.map((line) => line.split(':')).filter((fields) => fields.length >= 4);
  return new Map(entries.map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]));
}

/**
 * How to run a program as the account. Where a folder on the way to one of `paths` is closed to it (a clone under
 * /root), it is given the right to pass through all folders and nothing else: `setpriv` of util-linux does that.
 */
export async function launchAs(
  account: Account | undefined,
  command: string,
  args: readonly string[],
  paths: readonly string[],
): Promise<Launch> {
  if (!account) return { command, args, account };
  const closed = await firstClosedFolder([command, ...paths], account);
  if (closed === undefined) return { command, args, account };
  const [wrapper = '', ...wrapperArgs] = passThroughFolders(account);
  if (spawnSync(wrapper, [...wrapperArgs, command, '--version']).status !== 0) {
    throw new EmbeddedUnavailableError(
      `it must not run as root, and the folder ${closed} is closed to the account that it would run as. ` +
        'Start Setpiece as an ordinary user, or move it (and SETPIECE_DATA) to a folder that others may enter.',
    );
  }
  return { command: wrapper, args: [...wrapperArgs, command, ...args], account: undefined };
}

function passThroughFolders({ uid, gid }: Account): string[] {
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    // PostgreSQL asks access(2), which heeds capabilities only with this bit.
    '--securebits=+no_setuid_fixup',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--',
  ];
}

async function firstClosedFolder(paths: readonly string[], account: Account): Promise<string | undefined> {
  for (const path of paths) {
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      if (!(await mayEnter(folder, account))) return folder;
      if (folder === dirname(folder)) break;
    }
  }
  return undefined;
}

async function mayEnter(folder: string, account: Account): Promise<boolean> {
  const { mode, uid, gid } = await stat(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
