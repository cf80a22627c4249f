import { placeInSeries } from './place-in-series.js';

const series = [
  { id: 'a', key: 'shop', version: 1, checksum: 'one' },
  { id: 'b', key: 'shop', version: 4, checksum: 'four' },
];

describe('the place of a file among the versions of its playbook', () => {
  it.each([
    ['is the first of all', [], 1, 'x', { is: 'next' }],
    ['follows the newest', series, 5, 'x', { is: 'next' }],
    ['may leave numbers out', series, 9, 'x', { is: 'next' }],
    ['is the version that is published already', series, 1, 'one', { is: 'published', id: 'a' }],
    ['is taken by other content', series, 4, 'x', { is: 'taken', newest: 4 }],
    [
      'is taken by other content, even if a later version has the same',
      series,
      1,
      'four',
      { is: 'taken', newest: 4 },
    ],
    ['is too late between two versions', series, 2, 'x', { is: 'outdated', newest: 4 }],
  ] as const)('%s', (_, versions, version, checksum, place) => {
    expect(placeInSeries({ version, checksum }, versions)).toEqual(place);
  });
});
