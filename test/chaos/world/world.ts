import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { obtainDemoKey } from '../../../src/platform/auth/demo-key.js';
import { DemoTokens } from '../../../src/platform/auth/demo-tokens.js';
import { SystemClock } from '../../../src/platform/clock/system-clock.js';
import { readMigrations } from '../../../src/platform/database/migrations/migration-files.js';
import { Migrator } from '../../../src/platform/database/migrations/migrator.js';
import { findFreePort } from '../../../src/platform/embedded/free-port.js';
import { REPLICAS } from '../round-plan.js';
import { DatabaseServer } from './database-server.js';
import { foundOrganisation, type Organisation } from './organisation.js';
import { Replica } from './replica.js';
import { TcpProxy } from './tcp-proxy.js';

const TOKEN_LIFETIME_MS = 24 * 3_600_000;

/** A PostgreSQL, replicas of the service that reach it through a proxy each, and people who may use them. */
export class World {
  readonly #tokens = new Map<string, Promise<string>>();

  private constructor(
    /** Holds the database and what the replicas log. */
    readonly folder: string,
    readonly database: DatabaseServer,
    readonly proxies: readonly TcpProxy[],
    readonly replicas: readonly Replica[],
    readonly organisation: Organisation,
    private readonly tokens: DemoTokens,
  ) {}

  /** Builds it and starts everything; what was started is stopped again where something fails. */
  static async build(): Promise<World> {
    const folder = await mkdtemp(join(tmpdir(), 'setpiece-chaos-'));
    const keyFolder = join(folder, 'keys');
    await mkdir(keyFolder);
    const database = await DatabaseServer.start(join(folder, 'database'));
    const proxies: TcpProxy[] = [];
    const replicas: Replica[] = [];
    try {
      const organisation = await prepare(database.url);
      const tokens = new DemoTokens(await obtainDemoKey(keyFolder), new SystemClock());
      for (let number = 1; number <= REPLICAS; number += 1) {
        const proxy = await TcpProxy.listen(database.port);
        proxies.push(proxy);
        replicas.push(
          new Replica({
            number,
            port: await findFreePort(),
            databaseUrl: database.urlThrough(proxy.port),
            keyFolder,
            logFile: join(folder, `replica-${number}.log`),
          }),
        );
      }
      await Promise.all(replicas.map((replica) => replica.start()));
      return new World(folder, database, proxies, replicas, organisation, tokens);
    } catch (error) {
      await takeDown({ database, proxies, replicas });
      throw error;
    }
  }

  readonly tokenOf = (login: string): Promise<string> => {
    const known = this.#tokens.get(login) ?? this.tokens.issue(login, TOKEN_LIFETIME_MS);
    this.#tokens.set(login, known);
    return known;
  };

  replica(number: number): Replica {
    return at(this.replicas, number);
  }

  proxy(number: number): TcpProxy {
    return at(this.proxies, number);
  }

  async end(): Promise<void> {
    await takeDown(this);
  }
}

function at<T>(items: readonly T[], number: number): T {
  const item = items[number - 1];
  if (item === undefined) throw new Error(`there is no number ${number}`);
  return item;
}

async function takeDown({
  database,
  proxies,
  replicas,
}: Pick<World, 'database' | 'proxies' | 'replicas'>): Promise<void> {
  await Promise.all(replicas.map((replica) => replica.stop()));
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await database.stop('fast');
}

/** The schema, and people to work with: a database that is not empty gets no demo organisation. */
async function prepare(url: string): Promise<Organisation> {
  await new Migrator(url, await readMigrations()).up();
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await foundOrganisation(client);
  } finally {
    await client.end();
  }
}
