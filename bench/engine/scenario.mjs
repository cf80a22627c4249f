import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Contender } from '../measure/contender.mjs';
import { summarise } from '../measure/percentiles.mjs';
import { startPostgres } from '../measure/postgres.mjs';
import { ratio, writeResult } from '../measure/result.mjs';
import { install } from '../../scripts/install.mjs';
import { peers } from '../peers/peers.mjs';
import { measurePeer } from './measure-peers.mjs';
import { printLevels, printPeers, printProfile } from './report.mjs';
import { measureLevels } from './setpiece-and-floor.mjs';

const BENCH = fileURLToPath(new URL('..', import.meta.url));
const FULL = { runs: 1000, callers: [1, 16, 64, 256], seconds: 3, slices: 2, pairs: 2000 };
const QUICK = { runs: 300, callers: [1, 64], seconds: 1, slices: 1, pairs: 200 };

/** @param {import('../options.mjs').BenchOptions} options */
export async function runEngine(options) {
  const sizes = options.quick ? QUICK : FULL;
  const parameters = {
    ...sizes,
    callers: options.callers ?? sizes.callers,
    seconds: options.seconds ?? sizes.seconds,
  };
  const takesPart = (name) => options.only === undefined || options.only.includes(name);
  const server = await startPostgres();
  const contenders = [];
  const enter = async (name) => {
    const url = await server.createDatabase(`engine_${name}`);
    const contender = new Contender(`engine/${name}.mjs`);
    contenders.push(contender);
    await contender.call('prepare', { url, runs: parameters.runs });
    return { contender, url };
  };
  try {
    const settings = await server.settings();
    const others = peers.filter(({ name }) => takesPart(name));
    if (others.length > 0) await install(BENCH);
    const { contender: setpiece, url } = await enter('setpiece');
    const floor = takesPart('floor') ? (await enter('floor')).contender : null;
    if (options.profile) await profileLevels(setpiece, parameters);
    const levels = await measureLevels({ setpiece, floor, url, ...parameters });
    printLevels(levels);
    const bare = await compareWithBareCommit(setpiece, parameters.pairs);
    console.log(
      `\nOne caller, p50: an event ${bare.executeP50Ms} ms, a bare one-row commit ${bare.bareP50Ms} ms.`,
    );
    const best = bestOf(levels);
    const figures = [];
    for (const peer of others) {
      const parts = { server, setpiece, setpieceCallers: best.callers, ...parameters, quick: options.quick };
      figures.push(...(await measurePeer(peer, parts)));
    }
    if (others.length > 0) printPeers(figures);
    const ratios = ratiosOf({ best, bare, figures });
    console.log('\nratios', ratios);
    await writeResult('engine', options, {
      versions: { postgres: settings.server_version, ...versionsOf(figures) },
      parameters: { ...parameters, postgres: settings },
      figures: { levels, bareCommit: bare, peers: figures },
      ratios,
    });
  } finally {
    for (const contender of contenders) await contender.stop();
    await server.stop();
  }
}

async function profileLevels(setpiece, { callers, seconds }) {
  const folder = await mkdtemp(join(tmpdir(), 'setpiece-profile-'));
  await setpiece.call('measure', { callers: 64, seconds });
  for (const count of callers) {
    await setpiece.call('startProfile', { file: join(folder, `engine-${count}.cpuprofile`) });
    const slice = await setpiece.call('measure', { callers: count, seconds });
    printProfile(count, slice, await setpiece.call('stopProfile'));
  }
}

async function compareWithBareCommit(setpiece, pairs) {
  const warmUp = Math.ceil(pairs / 10);
  await setpiece.call('compareWithBareCommit', { pairs: warmUp, from: 0 });
  const { execute, bare } = await setpiece.call('compareWithBareCommit', { pairs, from: warmUp });
  const [ours, theirs] = [summarise(execute), summarise(bare)];
  return {
    pairs,
    executeP50Ms: ours.p50,
    executeP99Ms: ours.p99,
    bareP50Ms: theirs.p50,
    bareP99Ms: theirs.p99,
  };
}

function bestOf(levels) {
  return levels.reduce((one, other) => (other.setpiece.perSecond > one.setpiece.perSecond ? other : one));
}

/** `toFastestPeer`: how many durable steps the fastest of the workflow engines does while Setpiece takes events. */
function ratiosOf({ best, bare, figures }) {
  const steps = figures.filter(({ what, isWorkflow }) => isWorkflow && what === 'durable steps');
  const chain = figures.find(({ what }) => what === 'jobs that queue the next');
  return {
    ...(steps.length > 0 && { toFastestPeer: Math.min(...steps.map(({ times }) => times)) }),
    ...(chain && { toGraphileWorker: chain.times }),
    toFloor: best.floor && ratio(best.setpiece.perSecond, best.floor.perSecond),
    latencyToBareCommit: ratio(bare.executeP50Ms, bare.bareP50Ms),
  };
}

function versionsOf(figures) {
  return Object.fromEntries(
    figures.flatMap(({ name, version }) => (version === undefined ? [] : [[name, version]])),
  );
}
