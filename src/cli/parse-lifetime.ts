import { InvalidArgumentError } from 'commander';

const UNITS_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A parser of how long a token is valid, such as 30m, 12h or 7d, in milliseconds. */
export function parseLifetime(mostDays: number): (text: string) => number {
  return (text) => {
    const [, amount, unit = 'm'] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
    const lifetime = Number(amount) * UNITS_MS[unit as keyof typeof UNITS_MS];
    if (lifetime > 0 && lifetime <= mostDays * UNITS_MS.d) return lifetime;
    throw new InvalidArgumentError(`It must be like 30m, 12h or 7d, and at most ${mostDays}d.`);
  };
}
