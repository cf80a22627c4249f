import { findSkillGaps } from './find-skill-gaps.js';

const role = {
  skills: [
    { skill: 'pricing', level: 3 },
    { skill: 'coaching', level: 2 },
  ],
};

describe('the skills in which somebody is below what a role wants', () => {
  it.each([
    [
      'all claimed',
      new Map([
        ['pricing', 3],
        ['coaching', 5],
      ]),
      [],
    ],
    [
      'one below',
      new Map([
        ['pricing', 2],
        ['coaching', 2],
      ]),
      [{ skill: 'pricing', wanted: 3, actual: 2 }],
    ],
    ['one not claimed', new Map([['pricing', 4]]), [{ skill: 'coaching', wanted: 2, actual: 0 }]],
    [
      'nothing known',
      undefined,
      [
        { skill: 'pricing', wanted: 3, actual: 0 },
        { skill: 'coaching', wanted: 2, actual: 0 },
      ],
    ],
  ])('%s', (_, levels, gaps) => {
    expect(findSkillGaps(role, levels)).toEqual(gaps);
  });
});
