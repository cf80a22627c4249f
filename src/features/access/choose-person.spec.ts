import { choosePerson } from './choose-person.js';

function person(login: string, name: string, pinyin: string) {
  return { login, name, pinyin, email: `${login}@setpiece.example` };
}

const WANG_FANG = person('wang.fang', '王芳', 'Wang Fang');
const WANG_FANGFANG = person('wang.fangfang', '王芳芳', 'Wang Fangfang');
const OTHER_WANG_FANG = person('wang.fang2', '王方', 'Wang Fang');

describe('choosePerson', () => {
  it.each([
    ['a login', 'wang.fang'],
    ['an e-mail address', 'Wang.Fang@setpiece.example'],
    ['a name', '王芳'],
    ['pinyin', 'Wang Fang'],
    ['pinyin in one word', 'wangfang'],
  ])('knows somebody by %s, though another begins alike', (_, text) => {
    expect(choosePerson(text, [WANG_FANG, WANG_FANGFANG])).toBe(WANG_FANG);
  });

  it('takes the only one found for a part of a name', () => {
    expect(choosePerson('芳芳', [WANG_FANGFANG])).toBe(WANG_FANGFANG);
  });

  it.each([
    ['several are called exactly so', 'wang fang', [WANG_FANG, OTHER_WANG_FANG]],
    ['several fit a part of a name', '王', [WANG_FANG, WANG_FANGFANG]],
    ['nobody was found', '李', []],
  ])('decides nothing where %s', (_, text, found) => {
    expect(choosePerson(text, found)).toBeNull();
  });
});
