import { Cleanup } from '../measure/cleanup.mjs';
import { Contender } from '../measure/contender.mjs';
import { sumUp } from '../measure/load.mjs';
import { startPostgres } from '../measure/postgres.mjs';
import { ratio, writeResult } from '../measure/result.mjs';
import { renderTable } from '../measure/table.mjs';
import { drainTimers } from './drain.mjs';
import { fill } from './fill.mjs';
import { measureMemory } from './memory.mjs';

/** `small` and `large`: the runs stored, with ten log rows each. `busy`: live runs that are worked on. */
const FULL = {
  small: { runs: 1_000, liveEvery: 1 },
  large: { runs: 1_000_000, liveEvery: 5 },
  busy: 1_000,
  spread: 100_000,
  callers: 64,
  seconds: 5,
  slices: 5,
  timers: 100_000,
  patienceSeconds: 300,
};
const QUICK = {
  small: { runs: 500, liveEvery: 1 },
  large: { runs: 5_000, liveEvery: 5 },
  busy: 200,
  spread: 600,
  callers: 64,
  seconds: 1,
  slices: 1,
  timers: 300,
  patienceSeconds: 30,
};

/** @param {import('../options.mjs').BenchOptions} options */
export async function runScale(options) {
  const parameters = {
    ...(options.quick ? QUICK : FULL),
    ...(options.seconds && { seconds: options.seconds }),
  };
  const cleanup = new Cleanup();
  try {
    const server = cleanup.add(await startPostgres(), (postgres) => postgres.stop());
    const settings = await server.settings();
    const urls = {
      small: await server.createDatabase('scale_small'),
      large: await server.createDatabase('scale_large'),
    };
    const stored = {
      small: await fill(urls.small, parameters.small),
      large: await fill(urls.large, parameters.large),
    };
    printStored(stored);
    const events = await measureEvents(urls, parameters);
    printEvents(events);
    const drain = await drainTimers({ url: urls.large, ...parameters });
    printDrain(drain);
    const memory = {
      small: await measureMemory({ url: urls.small, ...parameters }),
      large: await measureMemory({ url: urls.large, ...parameters }),
    };
    printMemory(memory);
    const { unloaded, meanwhile } = drain.interactive;
    const ratios = {
      millionRuns: ratio(events.large.perSecond, events.small.perSecond),
      timerDrain: ratio(drain.perSecond, events.large.perSecond),
      interactiveP99: ratio(meanwhile.p99Ms, unloaded.p99Ms),
      memory: ratio(memory.large.afterWork.rssMiB, memory.small.afterWork.rssMiB),
    };
    console.log('\nratios', ratios);
    await writeResult('scale', options, {
      versions: { postgres: settings.server_version },
      parameters: { ...parameters, postgres: settings },
      figures: { stored, events, drain, memory },
      ratios,
    });
  } finally {
    await cleanup.run();
  }
}

/** The same load on both databases in turn; and once on runs from all over the large one, which no cache can hold. */
async function measureEvents(urls, { busy, spread, callers, seconds, slices }) {
  const setpiece = new Contender('scale/setpiece.mjs');
  try {
    for (const name of ['small', 'large'])
      await setpiece.call('prepare', { name, url: urls[name], busy, firesTimers: false });
    const measure = (name) => setpiece.call('measure', { name, callers, seconds });
    const turns = { small: [], large: [] };
    for (let slice = -2; slice < slices; slice += 1) {
      for (const name of ['small', 'large']) {
        const measured = await measure(name);
        if (slice >= 0) turns[name].push(measured);
      }
    }
    await setpiece.call('prepare', { name: 'spread', url: urls.large, busy: spread, firesTimers: false });
    const all = [];
    for (let slice = 0; slice < slices; slice += 1) all.push(await measure('spread'));
    return { small: sumUp(turns.small), large: sumUp(turns.large), spread: sumUp(all) };
  } finally {
    await setpiece.stop();
  }
}

function printStored({ small, large }) {
  const rows = [small, large].map(({ runs, logRows, gigabytes, seconds }) => [
    runs,
    logRows,
    gigabytes,
    seconds,
  ]);
  console.log(`\n${renderTable(['runs stored', 'log rows', 'GB', 'filled in s'], rows)}`);
}

function printEvents({ small, large, spread }) {
  const rows = [
    ['few runs stored', small],
    ['many runs stored', large],
    ['many, and many of them busy', spread],
  ].map(([title, { perSecond, p50Ms, p99Ms }]) => [title, perSecond, p50Ms, p99Ms]);
  console.log(`\n${renderTable(['database', 'events/s', 'p50 ms', 'p99 ms'], rows)}`);
}

function printDrain({ fired, seconds, perSecond, interactive: { unloaded, meanwhile } }) {
  console.log(`\n${fired} timers due at one instant fired within ${seconds} s: ${perSecond} a second.`);
  const rows = [
    ['without', unloaded],
    ['meanwhile', meanwhile],
  ].map(([title, { perSecond: rate, p50Ms, p99Ms }]) => [title, rate, p50Ms, p99Ms]);
  console.log(`\n${renderTable(['interactive commands', 'a second', 'p50 ms', 'p99 ms'], rows)}`);
}

function printMemory({ small, large }) {
  const rows = [
    ['few runs stored', small],
    ['many runs stored', large],
  ].map(([title, { startedRssMiB, afterWork }]) => [
    title,
    startedRssMiB,
    afterWork.rssMiB,
    afterWork.heapMiB,
  ]);
  console.log(`\n${renderTable(['memory, MiB', 'started', 'after work', 'of it live heap'], rows)}`);
}
