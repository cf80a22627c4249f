import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { CallFailure } from '../call-failure.js';
import { isAddressAllowed } from './address-rules.js';

/** Finds the addresses of a host. */
export abstract class NameService {
  abstract addressesOf(host: string): Promise<LookupAddress[]>;
}

/** Asks the operating system. */
export class SystemNameService extends NameService {
  override addressesOf(host: string): Promise<LookupAddress[]> {
    return lookup(host, { all: true });
  }
}

/**
 * A `lookup` for connections that gives away only addresses that may be called. What was checked is what is connected
 * to: the name is looked up once, so that a second answer of its name server changes nothing.
 */
export function checkedLookup(names: NameService, privateToo: boolean): LookupFunction {
  return (host, options, callback) => {
    callbackify(() => names.addressesOf(host))((error, found) => {
      if (error !== null) return callback(error, []);
      const addresses = found.filter(({ address }) => isAddressAllowed(address, privateToo));
      const [first] = addresses;
      if (first === undefined) return callback(new CallFailure('ADDRESS_NOT_ALLOWED', { host }), []);
      return options.all === true ? callback(null, addresses) : callback(null, first.address, first.family);
    });
  };
}
