import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TOUR_TEXTS } from '../../src/cli/tour/tour-texts.js';
import { Tour } from '../../src/cli/tour/tour.js';
import { readDemoFiles } from '../../src/demo/demo-files.js';
import { readDemoKey } from '../../src/platform/auth/demo-key.js';
import { DemoTokens } from '../../src/platform/auth/demo-tokens.js';
import { SystemClock } from '../../src/platform/clock/system-clock.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { findFreePort } from '../../src/platform/embedded/free-port.js';
import { findRunningEmbedded } from '../../src/platform/embedded/start-embedded.js';
import { readExampleRun } from '../../src/play/example-run.js';
import { ChartStore } from '../../src/runner/charts/chart-store.js';
import { RunVerifier } from '../../src/runner/verify/run-verifier.js';
import { releaseAfterTests } from '../support/release-after-tests.js';
import { InsistentClient } from './insistent-client.js';
import { ServiceProcess } from './service-process.js';

const PLAYBOOK = 'new-user-conversion';
/** The mutations just after whose sending the service is killed: the run's start, and some of its steps. */
const FATAL = new Set([2, 11, 26]);

describe('The service, killed in the middle of a run with its database,', () => {
  let service: ServiceProcess;

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'setpiece-kill-'));
    releaseAfterTests(() => rm(folder, { recursive: true, force: true }));
    service = new ServiceProcess(join(folder, 'data'), await findFreePort());
    releaseAfterTests(() => service.stop());
    await service.start();
  }, 120_000);

  it('loses nothing and repeats nothing', async () => {
    const { teams } = await readDemoFiles();
    const team = teams.find(({ playbook }) => playbook === PLAYBOOK);
    if (!team) throw new Error(`the demo has no team for ${PLAYBOOK}`);
    const tokens = new DemoTokens(await readDemoKey(service.dataFolder), new SystemClock());
    const client = new InsistentClient(
      service,
      (login) => tokens.issue(login, 3_600_000),
      async (count) => {
        if (!FATAL.has(count)) return;
        await pause(randomInt(40));
        await service.kill();
      },
    );
    const example = await readExampleRun(PLAYBOOK);
    const tour = new Tour({
      client,
      team,
      example,
      texts: TOUR_TEXTS.en,
      title: 'Killed',
      tell: () => undefined,
    });
    // It ends with the retrospective, or throws.
    await tour.play();

    const runs = await inspectRuns(service.dataFolder);
    const [killed, ...others] = runs.filter(({ title }) => title === 'Tour: Killed');
    expect(others).toEqual([]);
    expect(killed?.status).toBe('completed');
    expect(runs.flatMap(({ problems }) => problems)).toEqual([]);
    const steps = client.accepted.filter((name) => name !== 'formTeam' && name !== 'startRun');
    expect(killed?.keyed).toBe(steps.length);
    expect(client.mutations.length).toBeGreaterThan(Math.max(...FATAL));
  }, 240_000);
});

interface InspectedRun {
  readonly title: string;
  readonly status: string;
  /** Events logged under a client's key. */
  readonly keyed: number;
  readonly problems: readonly object[];
}

/** Every run in the service's own database, replayed. */
async function inspectRuns(dataFolder: string): Promise<InspectedRun[]> {
  const url = await findRunningEmbedded(dataFolder);
  if (url === undefined) throw new Error('no database runs on the folder');
  const settings = { url, poolSize: 2, statementTimeoutMs: 10_000 };
  const database = new Database(await createDataSource(settings, () => undefined).initialize());
  try {
    const runs = await database.query<{ id: string; title: string; status: string; keyed: number }>(
      `SELECT id, title, status,
         (SELECT count(*) FROM run_event WHERE run_id = run.id AND idempotency_key IS NOT NULL) AS keyed FROM run`,
    );
    const verifier = new RunVerifier(database, new ChartStore());
    const inspected: InspectedRun[] = [];
    for (const { id, ...run } of runs) inspected.push({ ...run, ...(await verifier.replayRun(id)) });
    return inspected;
  } finally {
    await database.dataSource.destroy();
  }
}
