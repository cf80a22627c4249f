import { array, assert, integer, property, record } from 'fast-check';
import { DatabaseClock, type ClockReading } from './database-clock.js';

/** A machine whose clocks move when they are told to. `monotonic` begins anywhere. */
class Machine {
  wallMs = Date.parse('2026-03-02T01:00:00Z');
  monotonicMs = 5_000;
  /** The database's clock. */
  trueMs = Date.parse('2026-03-02T01:00:00Z');

  readonly sources = { wall: () => this.wallMs, monotonic: () => this.monotonicMs };

  /** Real time passes. */
  pass(milliseconds: number): void {
    this.wallMs += milliseconds;
    this.monotonicMs += milliseconds;
    this.trueMs += milliseconds;
  }

  /** Asks the database; the question and the answer each take their time. */
  read(outward: number, homeward: number): ClockReading {
    const askedAt = this.monotonicMs;
    this.pass(outward);
    const instant = this.trueMs;
    this.pass(homeward);
    return { instant, askedAt, answeredAt: this.monotonicMs };
  }
}

describe('DatabaseClock', () => {
  it("shows the database's time on a machine whose own clock is wrong", () => {
    const machine = new Machine();
    machine.wallMs += 7_000;
    const clock = new DatabaseClock([machine.read(1, 1)], machine.sources);

    machine.pass(10_000);

    expect(machine.trueMs - clock.now().getTime()).toBe(1);
    expect(clock.wallAhead()).toBe(7_001);
  });

  it('is not moved by a machine whose clock is set', () => {
    const machine = new Machine();
    const clock = new DatabaseClock([machine.read(0, 0)], machine.sources);

    machine.wallMs -= 3_600_000;
    machine.pass(500);

    expect(clock.now().getTime()).toBe(machine.trueMs);
  });

  it('goes by the reading that came back soonest', () => {
    const machine = new Machine();
    const clock = new DatabaseClock(
      [machine.read(10, 4_000), machine.read(0, 1), machine.read(300, 300)],
      machine.sources,
    );

    expect(machine.trueMs - clock.now().getTime()).toBe(1);
  });

  it('keeps what it knows where a reading took too long to say better', () => {
    const machine = new Machine();
    const clock = new DatabaseClock([machine.read(0, 0)], machine.sources);

    const { correction } = clock.follow([machine.read(10, 9_000)]);

    expect([clock.now().getTime(), correction]).toEqual([machine.trueMs, 0]);
  });

  it("is put forward at once where the database's clock is ahead", () => {
    const machine = new Machine();
    const clock = new DatabaseClock([machine.read(0, 0)], machine.sources);

    machine.trueMs += 5_000;
    const { correction } = clock.follow([machine.read(0, 0)]);

    expect([clock.now().getTime(), correction]).toEqual([machine.trueMs, 5_000]);
  });

  it("runs at half speed, never back, until the database's clock has caught up", () => {
    const machine = new Machine();
    const clock = new DatabaseClock([machine.read(0, 0)], machine.sources);
    const before = clock.now().getTime();

    machine.trueMs -= 4_000;
    const { correction } = clock.follow([machine.read(0, 0)]);
    const shown = [0, 2_000, 6_000, 1_000].map((milliseconds) => {
      machine.pass(milliseconds);
      return clock.now().getTime() - before;
    });

    expect(correction).toBe(-4_000);
    expect(shown).toEqual([0, 1_000, 4_000, 5_000]);
    expect(clock.now().getTime()).toBe(machine.trueMs);
  });

  it('never goes back and is right to within a round trip, whatever the clocks do', () => {
    const ms = integer({ min: 0, max: 60_000 });
    const trip = integer({ min: 0, max: 50 });
    const happening = record({
      passes: ms,
      wallJumps: integer({ min: -1e7, max: 1e7 }),
      out: trip,
      home: trip,
    });
    assert(
      property(array(happening, { minLength: 1, maxLength: 20 }), (happenings) => {
        const machine = new Machine();
        const clock = new DatabaseClock([machine.read(20, 20)], machine.sources);
        let last = clock.now().getTime();
        for (const { passes, wallJumps, out, home } of happenings) {
          machine.wallMs += wallJumps;
          machine.pass(passes);
          clock.follow([machine.read(out, home)]);
          const now = clock.now().getTime();
          expect(now).toBeGreaterThanOrEqual(last);
          expect(Math.abs(machine.trueMs - now)).toBeLessThanOrEqual(40);
          last = now;
        }
      }),
    );
  });

  it('cannot be made without a reading', () => {
    expect(() => new DatabaseClock([])).toThrow(RangeError);
  });
});
