/** How long a timer is at least and at most, in milliseconds: months differ in length, and working days lie apart. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/**
 * What is known of the time that is left to each pending timer: a difference-bound matrix (a "zone" of timed automata). It stands
 * for all the moments at which a run can be here. Row and column 0 are the present; `bounds[i * size + j]` is
 * the most by which timer i can have more time left than timer j. Always closed under the passing of time, and canonical.
 */
export interface Zone {
  /** Ids of the pending timers, ascending; timer n of the list has row and column n + 1. */
  readonly timers: readonly number[];
  readonly bounds: readonly number[];
}

export const NO_TIMERS: Zone = { timers: [], bounds: [0] };

/** The zone after a timer has run out, at that very moment; `null` when another one must run out before it. */
export function runOut(zone: Zone, timer: number): Zone | null {
  const index = zone.timers.indexOf(timer) + 1;
  if (index === 0) return null;
  const size = zone.timers.length + 1;
  const bounds = [...zone.bounds];
  if ((bounds[index] ?? 0) < 0) return null;
  bounds[index * size] = 0;
  if (!tighten(bounds, size)) return null;
  return without({ timers: zone.timers, bounds }, timer);
}

/** The zone without a timer that is cleared; the same zone when it was not pending. */
export function without(zone: Zone, timer: number): Zone {
  const index = zone.timers.indexOf(timer) + 1;
  if (index === 0) return zone;
  const size = zone.timers.length + 1;
  const keep = (position: number) => position !== index;
  const bounds = zone.bounds.filter((_, at) => keep(Math.floor(at / size)) && keep(at % size));
  return { timers: zone.timers.filter((each) => each !== timer), bounds };
}

/** The zone after timers were set at the same moment, and then some time has passed. */
export function withTimers(zone: Zone, started: readonly { timer: number; span: Span }[]): Zone {
  const cleared = started.reduce((left, { timer }) => without(left, timer), zone);
  const timers = [...cleared.timers, ...started.map(({ timer }) => timer)].sort((a, b) => a - b);
  const spans = new Map(started.map(({ timer, span }) => [timer, span]));
  const size = timers.length + 1;
  const before = cleared.timers.length + 1;
  const oldIndex = [0, ...timers.map((timer) => cleared.timers.indexOf(timer) + 1)];
  const left = (row: number, column: number) =>
    cleared.bounds[(oldIndex[row] ?? 0) * before + (oldIndex[column] ?? 0)] ?? 0;
  const spanAt = (row: number) => (row === 0 ? undefined : spans.get(timers[row - 1] ?? -1));
  const bounds: number[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [one, other] = [spanAt(row), spanAt(column)];
      const most = one?.most ?? left(row, 0);
      const least = other === undefined ? left(0, column) : -other.least;
      const known = one === undefined && other === undefined ? left(row, column) : most + least;
      bounds.push(row === column ? 0 : known);
    }
  }
  return timePasses({ timers, bounds });
}

/** Lets any amount of time pass up to the first timer's end. */
function timePasses({ timers, bounds: before }: Zone): Zone {
  const size = timers.length + 1;
  const bounds = [...before];
  for (let column = 1; column < size; column++) bounds[column] = 0;
  tighten(bounds, size);
  return { timers, bounds };
}

/** Floyd and Warshall's shortest paths make it canonical; false when nothing satisfies it. */
function tighten(bounds: number[], size: number): boolean {
  for (let via = 0; via < size; via++) {
    for (let row = 0; row < size; row++) {
      const first = bounds[row * size + via] ?? 0;
      for (let column = 0; column < size; column++) {
        const sum = first + (bounds[via * size + column] ?? 0);
        if (sum < (bounds[row * size + column] ?? 0)) bounds[row * size + column] = sum;
      }
    }
  }
  for (let row = 0; row < size; row++) if ((bounds[row * size + row] ?? 0) < 0) return false;
  return true;
}
