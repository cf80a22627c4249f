type Wake = (result: IteratorResult<number>) => void;

/** Numbers that a test sends to whoever listens; tells how many listen. */
export class EventFeed {
  private readonly listeners = new Set<Wake>();
  private readonly arrivals: (() => void)[] = [];
  private readonly departures: (() => void)[] = [];

  get size(): number {
    return this.listeners.size;
  }

  /** Resolves when somebody waits for the next number. */
  async untilHeard(): Promise<void> {
    if (this.listeners.size === 0) await new Promise<void>((resolve) => this.arrivals.push(resolve));
  }

  /** Resolves when nobody waits any more. */
  async untilDeserted(): Promise<void> {
    if (this.listeners.size > 0) await new Promise<void>((resolve) => this.departures.push(resolve));
  }

  send(value: number): void {
    for (const wake of this.take()) wake({ done: false, value });
  }

  listen(): AsyncIterableIterator<number> {
    const wakes = new Set<Wake>();
    return {
      next: () =>
        new Promise((resolve) => {
          wakes.add(resolve);
          this.listeners.add(resolve);
          this.arrivals.splice(0).forEach((arrived) => arrived());
        }),
      return: async () => {
        for (const wake of wakes) {
          if (this.listeners.delete(wake)) wake({ done: true, value: undefined });
        }
        if (this.listeners.size === 0) this.departures.splice(0).forEach((departed) => departed());
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  private take(): Wake[] {
    const waiting = [...this.listeners];
    this.listeners.clear();
    return waiting;
  }
}
