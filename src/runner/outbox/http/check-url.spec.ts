import { checkUrl } from './check-url.js';

const RULES = {
  hosts: ['erp.example.com', '*.api.example.com', '127.0.0.1', '[::1]', '10.0.0.7'],
  privateAddresses: false,
};

describe('checkUrl', () => {
  it.each([
    'https://erp.example.com/orders?x=1',
    'http://ERP.example.com:8080/',
    'https://a.api.example.com/',
    'https://a.b.api.example.com/',
  ])('lets %s pass', (url) => {
    expect(checkUrl(url, undefined, RULES).href).toBe(new URL(url).href);
  });

  it.each([
    ['ftp://erp.example.com/', 'URL_NOT_ALLOWED'],
    ['file:///etc/passwd', 'URL_NOT_ALLOWED'],
    ['https://', 'URL_NOT_ALLOWED'],
    ['/orders', 'URL_NOT_ALLOWED'],
    ['https://root:swordfish@erp.example.com/', 'URL_NOT_ALLOWED'],
    ['https://root@erp.example.com/', 'URL_NOT_ALLOWED'],
    ['https://example.com/', 'HOST_NOT_ALLOWED'],
    ['https://api.example.com/', 'HOST_NOT_ALLOWED'],
    ['https://evilapi.example.com/', 'HOST_NOT_ALLOWED'],
    ['https://erp.example.com.evil.org/', 'HOST_NOT_ALLOWED'],
    ['https://erp.example.com./', 'HOST_NOT_ALLOWED'],
    ['http://127.0.0.1/', 'ADDRESS_NOT_ALLOWED'],
    ['http://2130706433/', 'ADDRESS_NOT_ALLOWED'],
    ['http://0x7f.1/', 'ADDRESS_NOT_ALLOWED'],
    ['http://[::1]/', 'ADDRESS_NOT_ALLOWED'],
    ['http://10.0.0.7/', 'ADDRESS_NOT_ALLOWED'],
  ])('refuses %s: %s', (url, code) => {
    expect(() => checkUrl(url, undefined, RULES)).toThrow(expect.objectContaining({ code }));
  });

  it('reads a redirection from where it came', () => {
    const base = new URL('https://erp.example.com/a/b');

    expect(checkUrl('../c', base, RULES).href).toBe('https://erp.example.com/c');
    expect(() => checkUrl('//example.com/c', base, RULES)).toThrow(
      expect.objectContaining({ code: 'HOST_NOT_ALLOWED' }),
    );
  });

  it('allows nothing where no host is named', () => {
    expect(() => checkUrl('https://erp.example.com/', undefined, { ...RULES, hosts: [] })).toThrow(
      'The host erp.example.com may not be called: it is not among SETPIECE_SERVICE_HOSTS',
    );
  });
});
