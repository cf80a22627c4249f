import { Cleanup } from '../measure/cleanup.mjs';
import { Contender } from '../measure/contender.mjs';
import { sumUp } from '../measure/load.mjs';
import { withClient } from '../measure/pg.mjs';
import { startPostgres } from '../measure/postgres.mjs';
import { printSelfTimes } from '../measure/profile.mjs';
import { ratio, writeResult } from '../measure/result.mjs';
import { renderTable } from '../measure/table.mjs';
import { prepareRuns } from '../setpiece/prepare-runs.mjs';
import { startService } from '../setpiece/service.mjs';
import { startIssuer } from './issuer.mjs';

const FULL = { runs: 2000, connections: 64, seconds: 5, slices: 5 };
const QUICK = { runs: 500, connections: 64, seconds: 1, slices: 1 };
/** As many connections to the database as the service has by default. */
const POOL_SIZE = 10;

/** @param {import('../options.mjs').BenchOptions} options */
export async function runApi(options) {
  const parameters = {
    ...(options.quick ? QUICK : FULL),
    ...(options.seconds && { seconds: options.seconds }),
  };
  const cleanup = new Cleanup();
  try {
    const server = cleanup.add(await startPostgres(), (postgres) => postgres.stop());
    const issuer = cleanup.add(await startIssuer(), (started) => started.stop());
    const settings = await server.settings();
    const url = await server.createDatabase('api_setpiece');
    const { runIds } = await prepareRuns(url, parameters.runs);
    const starting = { databaseUrl: url, env: issuer.env, profile: options.profile };
    const service = cleanup.add(await startService(starting), (started) => started.stop());
    const bare = cleanup.add(new Contender('api/bare-server.mjs'), (contender) => contender.stop());
    const bareUrl = await server.createDatabase('api_bare');
    const { port } = await bare.call('prepare', { url: bareUrl, poolSize: POOL_SIZE });
    const load = cleanup.add(new Contender('api/load.mjs'), (contender) => contender.stop());
    const ports = { setpiece: service.port, bare: port };
    await load.call('prepare', { url, runIds, ports, tokens: await tokensOf(url, issuer) });
    if (options.profile) await profile(service, load, parameters);
    const figures = await measureInTurn(load, parameters);
    print(figures);
    const ratios = { toBareServer: ratio(figures.setpiece.perSecond, figures.bare.perSecond) };
    console.log('\nratios', ratios);
    await writeResult('api', options, {
      versions: { postgres: settings.server_version },
      parameters: { ...parameters, poolSize: POOL_SIZE, postgres: settings },
      figures,
      ratios,
    });
  } finally {
    await cleanup.run();
  }
}

async function profile(service, load, { connections, seconds }) {
  const measure = () => load.call('measure', { target: 'setpiece', connections, seconds });
  await measure();
  const { file, top } = await service.profile(measure);
  printSelfTimes(file, top);
}

/** A token for everybody who has tasks, by the person's id. */
async function tokensOf(url, issuer) {
  const { rows } = await withClient(url, (client) => client.query('SELECT id, login FROM person'));
  const tokens = rows.map(async ({ id, login }) => [id, await issuer.token(login)]);
  return Object.fromEntries(await Promise.all(tokens));
}

async function measureInTurn(load, { connections, seconds, slices }) {
  const turns = { setpiece: [], bare: [] };
  const measure = (target) => load.call('measure', { target, connections, seconds });
  await measure('setpiece');
  await measure('bare');
  for (let slice = 0; slice < slices; slice += 1) {
    turns.setpiece.push(await measure('setpiece'));
    turns.bare.push(await measure('bare'));
  }
  return { setpiece: figure(turns.setpiece), bare: figure(turns.bare) };
}

/** Whose CPU time was taken is the clients', which says nothing of the servers. */
function figure(slices) {
  return sumUp(slices.map((slice) => ({ ...slice, cpuSeconds: 0 })));
}

function print({ setpiece, bare }) {
  const rows = [
    ['Setpiece: completeTask', setpiece],
    ['bare Nest and Apollo: one INSERT', bare],
  ].map(([title, { perSecond, p50Ms, p99Ms }]) => [title, perSecond, p50Ms, p99Ms]);
  console.log(`\n${renderTable(['server', 'requests/s', 'p50 ms', 'p99 ms'], rows)}`);
}
