/** Where the outbox has its random numbers from. */
export abstract class Chance {
  /** At least 0, less than 1. */
  abstract next(): number;
}

export class RealChance extends Chance {
  override next(): number {
    return Math.random();
  }
}
