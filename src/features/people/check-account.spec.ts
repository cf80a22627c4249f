import { checkEmail, checkLogin } from './check-account.js';

describe('checking how a person signs in', () => {
  it.each(['lin.xiaoyu', '007', 'a_b-c.d'])('takes the login %s', (login) => {
    expect(checkLogin(login, ['login'])).toBe(login);
  });

  it.each(['Lin', '.lin', 'lin@shop.example', 'lin xiaoyu', '林'])('refuses the login %s', (login) => {
    expect(() => checkLogin(login, ['login'])).toThrow('INVALID_LOGIN');
  });

  it('compares e-mail addresses in lower case', () => {
    expect(checkEmail(' Lin.Xiaoyu@Shop.example ', ['email'])).toBe('lin.xiaoyu@shop.example');
  });

  it.each(['lin', 'lin@shop', '@shop.example', 'lin @shop.example', 'a@b@c.example'])(
    'refuses the address %s',
    (email) => {
      expect(() => checkEmail(email, ['email'])).toThrow('INVALID_EMAIL');
    },
  );
});
