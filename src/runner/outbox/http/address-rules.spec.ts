import { isAddressAllowed } from './address-rules.js';

const NEVER = [
  '169.254.169.254 fe80::1 fe80::1%eth0 ::ffff:169.254.169.254',
  '0.0.0.0 :: 224.0.0.1 ff02::1 255.255.255.255 240.0.0.1 198.18.0.1 192.0.2.1',
  '64:ff9b::7f00:1 2002:7f00:1:: 2001::1 fec0::1 ::7f00:1 100::1 2001:db8::1',
  'localhost 1.2.3.4.5',
].flatMap((line) => line.split(' '));
const PRIVATE = [
  '127.0.0.1 127.1.2.3 ::1 ::ffff:127.0.0.1 ::ffff:7f00:1',
  '10.0.0.7 172.16.0.1 172.31.255.255 192.168.1.1 ::ffff:192.168.1.1 fd00::7 100.64.0.1 100.127.255.255',
].flatMap((line) => line.split(' '));
const PUBLIC = ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'];

describe('isAddressAllowed', () => {
  it.each(NEVER)('never allows %j', (address) => {
    expect(isAddressAllowed(address, false)).toBe(false);
    expect(isAddressAllowed(address, true)).toBe(false);
  });

  it.each(PRIVATE)('allows %s only where private addresses are', (address) => {
    expect(isAddressAllowed(address, false)).toBe(false);
    expect(isAddressAllowed(address, true)).toBe(true);
  });

  it.each(PUBLIC)('allows %s', (address) => {
    expect(isAddressAllowed(address, false)).toBe(true);
  });
});
