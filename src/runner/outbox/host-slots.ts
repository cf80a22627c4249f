/** How many calls go to which host at the moment, so that one slow service does not take the places of all others. */
export class HostSlots {
  readonly #taken = new Map<string, number>();

  constructor(private readonly most: number) {}

  /** False where the host has as many as it may. */
  take(host: string): boolean {
    const taken = this.#taken.get(host) ?? 0;
    if (taken >= this.most) return false;
    this.#taken.set(host, taken + 1);
    return true;
  }

  giveBack(host: string): void {
    const left = (this.#taken.get(host) ?? 0) - 1;
    if (left > 0) this.#taken.set(host, left);
    else this.#taken.delete(host);
  }

  /** The hosts that can take no more. */
  full(): string[] {
    return [...this.#taken].filter(([, taken]) => taken >= this.most).map(([host]) => host);
  }
}
