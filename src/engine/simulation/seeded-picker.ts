import type { Picker } from './suggest-data.js';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). Keeps its place: take it along, do not make it anew. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Picks what is usual every other time, and anything else that is possible the rest. */
export function seededPicker(next: () => number): Picker {
  return {
    number: (least, most, usual) => {
      const isUsual = usual !== undefined && next() < 0.5;
      return isUsual ? usual : least + Math.floor(next() * (most - least + 1));
    },
    choice: (list, usual) => {
      if (usual !== undefined && next() < 0.5) return usual;
      const chosen = list[Math.floor(next() * list.length)];
      if (chosen === undefined) throw new RangeError('there is nothing to choose from');
      return chosen;
    },
  };
}
