import { isIP } from 'node:net';
import type { ServicesConfig } from '../../../platform/config/config.js';
import { CallFailure } from '../call-failure.js';
import { isAddressAllowed } from './address-rules.js';

/** What of the configuration says where calls may go. */
export type TargetRules = Pick<ServicesConfig, 'hosts' | 'privateAddresses'>;

/**
 * The URL if it may be called, as far as can be told before its name is looked up. Throws CallFailure
 * (URL_NOT_ALLOWED, HOST_NOT_ALLOWED, ADDRESS_NOT_ALLOWED).
 */
export function checkUrl(text: string, base: URL | undefined, rules: TargetRules): URL {
  if (!URL.canParse(text, base?.href)) throw new CallFailure('URL_NOT_ALLOWED');
  const url = new URL(text, base?.href);
  if (!['http:', 'https:'].includes(url.protocol)) throw new CallFailure('URL_NOT_ALLOWED');
  if (url.username !== '' || url.password !== '') throw new CallFailure('URL_NOT_ALLOWED');
  const host = url.hostname;
  if (!rules.hosts.some((pattern) => fits(host, pattern)))
    throw new CallFailure('HOST_NOT_ALLOWED', { host });
  const address = host.replaceAll(/[[\]]/g, '');
  if (isIP(address) !== 0 && !isAddressAllowed(address, rules.privateAddresses)) {
    throw new CallFailure('ADDRESS_NOT_ALLOWED', { host });
  }
  return url;
}

function fits(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}
