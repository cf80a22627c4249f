import { HostSlots } from './host-slots.js';

describe('HostSlots', () => {
  it('gives each host no more than it may have, and gives again what was given back', () => {
    const slots = new HostSlots(2);

    expect([slots.take('a'), slots.take('a'), slots.take('a'), slots.take('b')]).toEqual([
      true,
      true,
      false,
      true,
    ]);
    expect(slots.full()).toEqual(['a']);
    slots.giveBack('a');
    expect(slots.full()).toEqual([]);
    expect(slots.take('a')).toBe(true);
  });
});
