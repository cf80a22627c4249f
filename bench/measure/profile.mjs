import { writeFile } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import { renderTable } from './table.mjs';

const SHOWN = 30;
/** Not work: waiting, and the profiler itself. */
const IDLE = new Set(['(idle)', 'dispatch']);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where the time went. */
export function printSelfTimes(file, top) {
  const rows = top.map(([name, percent]) => [percent, name]);
  console.log(`\n${file}\n${renderTable(['self %', 'function'], rows)}`);
}

/**
 * Watches this process's CPU until told to stop.
 *
 * @param {string} file where the profile goes; Chrome's and VS Code's tools open it
 * @returns {Promise<() => Promise<{ file: string, top: [string, number][] }>>} stops it; the functions with the most time
 *   of their own, in percent of all
 */
export async function startProfile(file) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  return async () => {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    await writeFile(file, JSON.stringify(profile));
    return { file, top: selfTimes(profile) };
  };
}

/** @returns {[string, number][]} the functions with the most time of their own, in percent of the time worked */
export function selfTimes({ nodes, samples, timeDeltas }) {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map();
  let total = 0;
  for (const [index, node] of samples.entries()) {
    const name = names.get(node);
    if (IDLE.has(name)) continue;
    const time = timeDeltas[index] ?? 0;
    total += time;
    times.set(name, (times.get(name) ?? 0) + time);
  }
  return [...times]
    .sort(([, one], [, other]) => other - one)
    .slice(0, SHOWN)
    .map(([name, time]) => [name, Math.round((1000 * time) / total) / 10]);
}

function nameOf({ functionName, url, lineNumber }) {
  const place = url.replace(/^file:\/\//, '').replace(ROOT, '');
  return `${functionName || '(anonymous)'}${place ? ` ${place}:${lineNumber + 1}` : ''}`;
}
