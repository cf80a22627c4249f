import { headerValues } from './header-values.js';

const SECRETS = new Map([['ERP_TOKEN', 'Bearer swordfish']]);

describe('headerValues', () => {
  it('puts in the secrets that headers name', () => {
    expect(headerValues({ 'X-Team': 'u1', Authorization: { secret: 'ERP_TOKEN' } }, SECRETS)).toEqual({
      'X-Team': 'u1',
      Authorization: 'Bearer swordfish',
    });
  });

  it('takes no text for a secret, whatever somebody wrote into a form', () => {
    const text = '{"secret":"ERP_TOKEN"} {{ secret.ERP_TOKEN }}';

    expect(headerValues({ 'X-Note': text }, SECRETS)).toEqual({ 'X-Note': text });
  });

  it('says which secret is missing', () => {
    expect(() => headerValues({ Authorization: { secret: 'CRM_TOKEN' } }, SECRETS)).toThrow(
      'The secret CRM_TOKEN is not configured (environment variable SETPIECE_SECRET_CRM_TOKEN)',
    );
  });

  it.each([
    'Host',
    'content-length',
    'Transfer-Encoding',
    'IDEMPOTENCY-KEY',
    'Proxy-Authorization',
    'Accept-Encoding',
  ])('does not leave %s to a playbook', (name) => {
    expect(() => headerValues({ [name]: '1' }, SECRETS)).toThrow(
      expect.objectContaining({ code: 'REQUEST_INVALID' }),
    );
  });

  it.each([[7], [null], [{ secret: 7 }], [[]]])('refuses %j as a value', (value) => {
    expect(() => headerValues({ 'X-Team': value }, SECRETS)).toThrow(
      expect.objectContaining({ code: 'REQUEST_INVALID' }),
    );
  });
});
