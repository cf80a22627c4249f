import { createLog } from '../logging/create-log.js';
import { Metrics } from '../metrics/metrics.js';
import { ClockKeeper, type Repeat } from './clock-keeper.js';
import type { ClockReading } from './database-clock.js';
import { observeClock } from './observe-clock.js';

const NOON = Date.parse('2026-03-02T04:00:00Z');

describe('ClockKeeper', () => {
  let monotonic: number;
  let wall: number;
  let databaseAhead: number;
  let away: boolean;
  let lines: string[];

  const read = async (): Promise<ClockReading[]> => {
    if (away) throw new Error('connect ECONNREFUSED');
    return [{ instant: NOON + monotonic + databaseAhead, askedAt: monotonic, answeredAt: monotonic }];
  };
  const log = createLog(
    { level: 'info', format: 'json', welcome: false },
    { write: (line) => void lines.push(line) },
  );
  const create = (repeat?: Repeat): Promise<ClockKeeper> =>
    ClockKeeper.create({
      read,
      ...(repeat && { repeat }),
      log,
      sources: { monotonic: () => monotonic, wall: () => wall + monotonic },
    });

  beforeEach(() => {
    [monotonic, wall, databaseAhead, away, lines] = [0, NOON, 0, false, []];
  });

  it('cannot begin without the database', async () => {
    away = true;

    await expect(create()).rejects.toThrow('ECONNREFUSED');
  });

  it('says once that the machine differs by more than a second, and again when it does so anew', async () => {
    wall = NOON + 1_500;
    const keeper = await create();
    await keeper.compare();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("differs from the database's");

    wall = NOON;
    await keeper.compare();
    wall = NOON - 1_500;
    await keeper.compare();

    expect(lines).toHaveLength(2);
  });

  it('goes on by the last comparison while the database is away, and says so once', async () => {
    const keeper = await create();
    away = true;
    monotonic = 60_000;

    await keeper.compare();
    await keeper.compare();

    expect(keeper.clock.now().getTime()).toBe(NOON + 60_000);
    expect(keeper.secondsSinceComparison()).toBe(60);
    expect(lines).toEqual([expect.stringContaining('cannot be read')]);

    away = false;
    await keeper.compare();
    expect(keeper.secondsSinceComparison()).toBe(0);
    expect(lines[1]).toContain('can be read again');
  });

  it('follows a database whose clock was set, and says by how much', async () => {
    const keeper = await create();
    databaseAhead = 10_000;
    wall = NOON + 10_000;

    await keeper.compare();

    expect(keeper.clock.now().getTime()).toBe(NOON + 10_000);
    expect(lines).toEqual([expect.stringContaining('has been set')]);
  });

  it('compares every thirty seconds until it is stopped', async () => {
    const repeated: { task: () => void; milliseconds: number }[] = [];
    const repeat = (task: () => void, milliseconds: number): (() => void) => {
      repeated.push({ task, milliseconds });
      return () => void repeated.pop();
    };
    const keeper = await create(repeat);
    keeper.start();
    keeper.start();
    expect(repeated.map(({ milliseconds }) => milliseconds)).toEqual([30_000]);

    databaseAhead = 200;
    repeated[0]?.task();
    // Returns when what the interval began is done.
    await keeper.compare();
    expect(keeper.clock.now().getTime()).toBe(NOON + 200);

    await keeper.stop();
    expect(repeated).toEqual([]);
  });

  it('shows its distance and its age to whoever watches', async () => {
    wall = NOON + 250;
    const metrics = new Metrics();
    observeClock(metrics, await create());
    monotonic = 12_000;

    const text = await metrics.render();

    expect(text).toContain('setpiece_clock_offset_seconds 0.25');
    expect(text).toContain('setpiece_clock_comparison_age_seconds 12');
  });
});
