import ipaddr from 'ipaddr.js';

/** Where services of one's own may live. Link-local addresses are not among them: cloud machines have their keys there. */
const PRIVATE_RANGES = new Set(['private', 'uniqueLocal', 'carrierGradeNat', 'loopback']);

/**
 * Whether a connection may be made to the IP address: to a public one, and to those of private networks and of this
 * machine if that is allowed. What only carries another address (IPv4 in IPv6, 6to4, NAT64 …) counts as that address or
 * is refused.
 */
export function isAddressAllowed(address: string, privateToo: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (range === 'unicast') return parsed instanceof ipaddr.IPv4 || isGlobal(parsed);
  return privateToo && PRIVATE_RANGES.has(range);
}

/** Only 2000::/3 is given to anybody; the deprecated ::a.b.c.d passes for unicast too. */
function isGlobal(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const [first = 0] = address.toByteArray();
  return first >> 5 === 1;
}
