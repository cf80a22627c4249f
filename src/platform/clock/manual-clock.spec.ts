import { ManualClock } from './manual-clock.js';

describe('ManualClock', () => {
  it('stands still until it is moved', () => {
    const clock = new ManualClock('2026-01-05T01:00:00Z');

    expect(clock.now()).toEqual(clock.now());
    clock.advance(90_000);

    expect(clock.now().toISOString()).toBe('2026-01-05T01:01:30.000Z');
  });

  it('jumps to an instant', () => {
    const clock = new ManualClock('2026-01-05T01:00:00Z');

    clock.advanceTo('2027-01-01T00:00:00Z');

    expect(clock.now().toISOString()).toBe('2027-01-01T00:00:00.000Z');
  });

  it('refuses to go backwards and keeps its time', () => {
    const clock = new ManualClock('2026-01-05T01:00:00Z');

    expect(() => clock.advanceTo('2026-01-04T00:00:00Z')).toThrow(RangeError);
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);

    expect(clock.now().toISOString()).toBe('2026-01-05T01:00:00.000Z');
  });

  it('hands out copies, so that nobody changes its time from outside', () => {
    const clock = new ManualClock('2026-01-05T01:00:00Z');

    clock.now().setFullYear(1999);

    expect(clock.now().getUTCFullYear()).toBe(2026);
  });

  it('refuses what is not an instant', () => {
    expect(() => new ManualClock('yesterday')).toThrow('not an instant: yesterday');
  });
});
