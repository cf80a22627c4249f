import { createHash } from 'node:crypto';
import type { Clock } from '../clock/clock.js';
import type { Principal } from './principal.js';

/** Who a token stands for, and until when. */
export interface Authenticated {
  readonly principal: Principal;
  readonly expiresAt: Date | null;
}

export interface CacheBounds {
  /** How long a token is taken to stand for whom it stood for, in milliseconds: also how late a revocation is noticed. */
  readonly ttlMs: number;
  readonly mostEntries: number;
}

interface Entry {
  readonly principal: Principal;
  readonly until: number;
}

/**
 * Remembers for a short time whom a token stands for, so that a busy client does not cost a look-up with every request.
 * Tokens themselves are not kept, refusals are not remembered, and a token's expiry is always noticed at once.
 */
export class PrincipalCache {
  private readonly entries = new Map<string, Entry>();
  private readonly underWay = new Map<string, Promise<Principal>>();

  constructor(
    private readonly clock: Clock,
    private readonly bounds: CacheBounds,
  ) {}

  /** The principal as remembered, or as looked up; requests that come at the same time share a look-up. */
  async obtain(token: string, lookUp: () => Promise<Authenticated>): Promise<Principal> {
    const key = createHash('sha256').update(token).digest('base64');
    const entry = this.entries.get(key);
    if (entry && this.clock.now().getTime() < entry.until) return entry.principal;
    const waiting = this.underWay.get(key) ?? this.fill(key, lookUp);
    this.underWay.set(key, waiting);
    return waiting;
  }

  /** Forgets at once all tokens that stand for a principal. */
  forget(principalId: string): void {
    for (const [key, { principal }] of this.entries) {
      if (principal.id === principalId) this.entries.delete(key);
    }
  }

  private async fill(key: string, lookUp: () => Promise<Authenticated>): Promise<Principal> {
    try {
      const { principal, expiresAt } = await lookUp();
      const soon = this.clock.now().getTime() + this.bounds.ttlMs;
      this.entries.delete(key);
      this.entries.set(key, { principal, until: Math.min(soon, expiresAt?.getTime() ?? soon) });
      this.dropOldest();
      return principal;
    } catch (error) {
      this.entries.delete(key);
      throw error;
    } finally {
      this.underWay.delete(key);
    }
  }

  private dropOldest(): void {
    for (const key of this.entries.keys()) {
      if (this.entries.size <= this.bounds.mostEntries) return;
      this.entries.delete(key);
    }
  }
}
