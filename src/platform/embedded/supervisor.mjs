// Runs PostgreSQL on behalf of a parent that may die at any moment. It lives in a session of its own, so that neither
// Ctrl-C nor a closed terminal reaches PostgreSQL before the parent has drained. The parent holds the other end of
// stdin: the word "ready" means that PostgreSQL is to be started again should it die, the end of stdin means stop.
import { spawn } from 'node:child_process';

const FAST = 'SIGINT';
const IMMEDIATE = 'SIGQUIT';
const GRACE_MS = 10_000;
const RESTART_PAUSE_MS = 500;
const MOST_RESTARTS = 5;

/** @type {{ command: string, args: string[], account?: { uid: number, gid: number } }} */
const { command, args, account } = JSON.parse(process.argv[2] ?? '{}');

let ready = false;
let stopping = false;
let restarts = 0;
let child = start();

function start() {
  const started = spawn(command, args, { ...account, cwd: '/', stdio: ['ignore', 'inherit', 'inherit'] });
  started.on('error', () => process.exit(1));
  started.on('exit', (code) => {
    if (stopping || !ready || restarts === MOST_RESTARTS) process.exit(stopping ? 0 : (code ?? 1));
    restarts += 1;
    setTimeout(() => {
      if (stopping) process.exit(0);
      child = start();
    }, RESTART_PAUSE_MS);
  });
  return started;
}

function stop() {
  if (stopping) return;
  stopping = true;
  child.kill(FAST);
  setTimeout(() => child.kill(IMMEDIATE), GRACE_MS).unref();
}

process.stdin.on('data', () => {
  ready = true;
});
process.stdin.on('end', stop);
process.stdin.on('error', stop);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
