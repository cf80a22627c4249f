import { printSelfTimes } from '../measure/profile.mjs';
import { ratio } from '../measure/result.mjs';
import { renderTable } from '../measure/table.mjs';

/** Setpiece beside the floor. */
export function printLevels(levels) {
  const rows = levels.map(({ callers, batch, connections, setpiece, floor }) => [
    callers,
    setpiece.perSecond,
    setpiece.p50Ms,
    setpiece.p99Ms,
    setpiece.cpuMicrosEach,
    batch,
    connections,
    floor?.perSecond,
    floor?.cpuMicrosEach,
    floor && ratio(setpiece.perSecond, floor.perSecond),
  ]);
  const heads = [
    'callers',
    'events/s',
    'p50 ms',
    'p99 ms',
    'CPU µs each',
    'events a commit',
    'at a time',
    'floor/s',
    'floor CPU µs',
    'of floor',
  ];
  console.log(`\n${renderTable(heads, rows)}`);
}

/** The others, each in turn with Setpiece. */
export function printPeers(figures) {
  const rows = figures
    .filter(({ skipped }) => skipped === undefined)
    .map(({ title, version, what, callers, peer, setpiece, times }) => [
      `${title} ${version}`,
      what,
      callers,
      peer.perSecond,
      peer.p50Ms,
      peer.p99Ms,
      setpiece.perSecond,
      times,
    ]);
  const heads = ['peer', 'what', 'callers', 'a second', 'run p50 ms', 'run p99 ms', 'Setpiece', 'times'];
  console.log(`\n${renderTable(heads, rows)}`);
  for (const { title, skipped } of figures)
    if (skipped !== undefined) console.log(`  ${title} was skipped: ${skipped}.`);
}

/** Where the time went. */
export function printProfile(callers, { count, seconds, cpuSeconds }, { file, top }) {
  const rate = Math.round(count / seconds);
  const busy = Math.round((100 * cpuSeconds) / seconds);
  console.log(`\n${callers} callers: ${rate} events/s, ${busy} % of a core busy.`);
  printSelfTimes(file, top);
}
