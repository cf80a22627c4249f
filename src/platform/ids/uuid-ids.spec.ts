import { UuidIds } from './uuid-ids.js';

describe('UuidIds', () => {
  it('makes UUIDs of version 7', () => {
    expect(new UuidIds().next()).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('makes ids that sort in the order they were made, also within a millisecond', () => {
    const ids = new UuidIds();
    const made = Array.from({ length: 2000 }, () => ids.next());

    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });
});
