import type { LookupAddress } from 'node:dns';
import { NameService } from '../../src/runner/outbox/http/checked-lookup.js';

/** Knows the names that a test gives it. */
export class BookOfNames extends NameService {
  asked = 0;
  constructor(private readonly addresses: Readonly<Record<string, readonly string[]>>) {
    super();
  }
  override async addressesOf(host: string): Promise<LookupAddress[]> {
    this.asked += 1;
    const found = this.addresses[host];
    if (!found) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  }
}
