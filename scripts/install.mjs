// Installs the packages of package-lock.json unless node_modules has exactly them already. Plain Node: nothing is
// installed when it runs.
import './require-node.mjs';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Makes a folder's node_modules match its package-lock.json; throws when npm cannot. Default: the project's own. */
export async function install(folder = ROOT) {
  const [wanted, present] = await Promise.all([
    readPackages(join(folder, 'package-lock.json')),
    readPackages(join(folder, 'node_modules', '.package-lock.json')),
  ]);
  if (present && isSatisfied(wanted, present)) return;
  console.log('Installing packages …');
  // Not `npm ci`: it refuses a lock that lacks the optional packages of some other system, and a registry need not have
  // them all. Without saving, `npm install` takes the versions of the lock and leaves it alone.
  // No package of ours needs its install script.
  // A command started by npm is told where npm is. The build needs the packages of development, also in production.
  const npm = process.env['npm_execpath'];
  const [command, ...args] = npm ? [process.execPath, npm] : ['npm'];
  const { status, error } = spawnSync(
    command,
    [...args, 'install', '--no-save', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
    {
      cwd: folder,
      stdio: 'inherit',
      shell: !npm && process.platform === 'win32',
    },
  );
  if (status !== 0)
    throw new Error(`\`npm install\` failed${error ? ` (${error.message})` : ''}; see above.`);
}

/** The installed packages by path, as npm itself records them at the end of an installation. */
async function readPackages(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

/** Packages for other systems (`optional`) may be missing or be there beyond the lock; none may differ from it. */
function isSatisfied(wanted, present) {
  const missing = Object.entries(wanted).some(([path, { optional, peer }]) => {
    return path !== '' && !present[path] && !optional && !peer;
  });
  const different = Object.entries(present).some(([path, { version, optional }]) => {
    return wanted[path] ? wanted[path].version !== version : !optional;
  });
  return !missing && !different;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await install().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
