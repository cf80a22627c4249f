import { SeededRandom } from './seeded-random.js';

/** Something that happens to the service while it works; `at` counts in milliseconds from the round's beginning. */
export type Disturbance =
  | { readonly kind: 'kill'; readonly at: number; readonly replica: number; readonly backAfter: number }
  | { readonly kind: 'stop'; readonly at: number; readonly replica: number; readonly lasts: number }
  | { readonly kind: 'restart'; readonly at: number; readonly mode: 'fast' | 'immediate' }
  | { readonly kind: 'terminate'; readonly at: number; readonly share: number }
  | {
      readonly kind: 'cut';
      readonly at: number;
      readonly replica: number;
      readonly mode: CutMode;
      readonly lasts: number;
    }
  | { readonly kind: 'clock'; readonly at: number; readonly replica: number; readonly shift: number };

/** `answer`: the next that the database says is lost with the connection. `stall`: nothing passes for a while. */
export type CutMode = 'now' | 'answer' | 'stall';

export type DisturbanceKind = Disturbance['kind'];

/** What clients do that nobody should; probabilities for each request. */
export interface ClientManners {
  /** The same request goes to two replicas at once. */
  readonly together: number;
  /** An answered request is sent again, to another replica. */
  readonly again: number;
  /** The client is gone as soon as it has sent. */
  readonly vanish: number;
}

export interface RoundPlan {
  readonly round: number;
  /** How long clients ask for something, in milliseconds. */
  readonly lasts: number;
  readonly disturbances: readonly Disturbance[];
  readonly manners: ClientManners;
}

export const REPLICAS = 3;

const KINDS: readonly (readonly [DisturbanceKind, number])[] = [
  ['kill', 4],
  ['stop', 4],
  ['restart', 4],
  ['terminate', 3],
  ['cut', 5],
  ['clock', 3],
];

export const DISTURBANCE_KINDS: readonly DisturbanceKind[] = KINDS.map(([kind]) => kind);

/** What is to happen in a round: it follows from seed, round and what is left out, whatever happened before. */
export function planRound(seed: number, round: number, without: ReadonlySet<DisturbanceKind>): RoundPlan {
  const random = SeededRandom.of(seed, `round ${round}`);
  const lasts = random.integer(1_200, 2_000);
  const kinds = KINDS.filter(([kind]) => !without.has(kind)).flatMap(([kind, weight]) =>
    Array.from({ length: weight }, () => kind),
  );
  const count = kinds.length === 0 ? 0 : random.pick([1, 1, 2, 2, 3]);
  const disturbances = Array.from({ length: count }, () => disturb(random, random.pick(kinds), lasts));
  return {
    round,
    lasts,
    disturbances: disturbances.sort((a, b) => a.at - b.at),
    manners: {
      together: random.pick([0, 0.1, 0.3]),
      again: random.pick([0, 0.05, 0.15]),
      vanish: random.pick([0, 0.05, 0.2]),
    },
  };
}

function disturb(random: SeededRandom, kind: DisturbanceKind, roundLasts: number): Disturbance {
  const at = random.integer(100, roundLasts - 300);
  const replica = random.integer(1, REPLICAS);
  switch (kind) {
    case 'kill':
      return { kind, at, replica, backAfter: random.integer(0, 400) };
    case 'stop':
      return { kind, at, replica, lasts: random.integer(300, 2_000) };
    case 'restart':
      return { kind, at, mode: random.pick(['fast', 'immediate']) };
    case 'terminate':
      return { kind, at, share: random.pick([1, 0.5, 0.2]) };
    case 'cut':
      return {
        kind,
        at,
        replica,
        mode: random.pick(['now', 'answer', 'stall']),
        lasts: random.integer(200, 1_000),
      };
    case 'clock':
      return { kind, at, replica, shift: random.integer(-5_000, 5_000) };
  }
}

/** In words, for the progress line. */
export function describeDisturbance(disturbance: Disturbance): string {
  switch (disturbance.kind) {
    case 'kill':
      return `replica ${disturbance.replica} killed`;
    case 'stop':
      return `replica ${disturbance.replica} stopped for ${disturbance.lasts} ms`;
    case 'restart':
      return `PostgreSQL restarted (${disturbance.mode})`;
    case 'terminate':
      return `${disturbance.share * 100} % of connections terminated`;
    case 'cut':
      return `connections of replica ${disturbance.replica} ${describeCut(disturbance)}`;
    case 'clock':
      return `clock of replica ${disturbance.replica} set ${disturbance.shift} ms off`;
  }
}

function describeCut({ mode, lasts }: { readonly mode: CutMode; readonly lasts: number }): string {
  if (mode === 'stall') return `stalled for ${lasts} ms`;
  return mode === 'now' ? 'cut' : 'cut before their next answer';
}
