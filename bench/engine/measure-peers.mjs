import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Contender } from '../measure/contender.mjs';
import { sumUp } from '../measure/load.mjs';
import { ratio } from '../measure/result.mjs';
import { findNode22, versionOf } from '../peers/peers.mjs';

/**
 * One peer and Setpiece in turn: the peer at the number of callers that suits it best, Setpiece at its own.
 *
 * @param {(typeof import('../peers/peers.mjs').peers)[number]} peer
 * @param {{ server: Awaited<ReturnType<typeof import('../measure/postgres.mjs').startPostgres>>,
 *   setpiece: Contender, setpieceCallers: number, seconds: number, slices: number, quick: boolean }} parts
 * @returns {Promise<object[]>} a figure for each of the peer's loads, or one that says why it was skipped
 */
export async function measurePeer(peer, { server, setpiece, setpieceCallers, seconds, slices, quick }) {
  const { name, title, isWorkflow } = peer;
  const execPath = peer.needsNode22 ? findNode22() : process.execPath;
  if (execPath === undefined)
    return [{ name, title, isWorkflow, skipped: 'needs Node 22, and npm has none for this machine' }];
  const folder = await mkdtemp(join(tmpdir(), 'setpiece-bench-'));
  const contender = new Contender(`peers/${name}.mjs`, { execPath });
  const settings = { ...peer.settings, ...(quick && peer.quick) };
  const ours = () => setpiece.call('measure', { callers: setpieceCallers, seconds });
  try {
    const url = await server.createDatabase(`peer_${name.replace('-', '_')}`);
    await contender.call('prepare', { url, folder, settings });
    const version = await versionOf(peer.package);
    const figures = [];
    for (const load of peer.loads) {
      const theirs = (callers) => contender.call('measure', { load: load.load ?? 'steps', callers, seconds });
      const callers = await findBest(load.callers, theirs);
      const turns = { theirs: [], ours: [] };
      for (let slice = 0; slice < slices; slice += 1) {
        turns.theirs.push(await theirs(callers));
        turns.ours.push(await ours());
      }
      const [peerFigure, setpieceFigure] = [sumUp(turns.theirs, load.each), sumUp(turns.ours)];
      figures.push({
        name,
        title,
        isWorkflow,
        version,
        what: load.what,
        callers: callers || null,
        settings,
        peer: peerFigure,
        setpiece: setpieceFigure,
        times: ratio(setpieceFigure.perSecond, peerFigure.perSecond),
      });
    }
    return figures;
  } catch (error) {
    return [{ name, title, isWorkflow, skipped: String(error.message).split('\n')[0] }];
  } finally {
    await contender.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The number of callers with the highest rate; each is tried once, which also warms up. */
async function findBest(candidates, measure) {
  let best = { callers: candidates[0], rate: 0 };
  for (const callers of candidates) {
    const { count, seconds } = await measure(callers);
    if (count / seconds > best.rate) best = { callers, rate: count / seconds };
  }
  return best.callers;
}
