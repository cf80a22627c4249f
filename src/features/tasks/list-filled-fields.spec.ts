import { listFilledFields } from './list-filled-fields.js';

const schema = {
  type: 'object',
  properties: {
    lesson: { type: 'string', titles: { zh: '经验', en: 'Lesson' } },
    rating: { type: 'integer', titles: { zh: '评分', en: 'Rating' } },
    hidden: { type: 'string' },
  },
};

describe('listFilledFields', () => {
  it('lists what is filled in, in the order of the schema and by its titles', () => {
    expect(listFilledFields(schema, { rating: 4, lesson: 'Ask earlier' })).toEqual([
      { key: 'lesson', titleText: { zh: '经验', en: 'Lesson' }, value: 'Ask earlier' },
      { key: 'rating', titleText: { zh: '评分', en: 'Rating' }, value: 4 },
    ]);
  });

  it('calls a field by its key where the schema has no title for it, or does not know it', () => {
    expect(listFilledFields(schema, { extra: true, hidden: 'x' })).toEqual([
      { key: 'hidden', titleText: { zh: 'hidden', en: 'hidden' }, value: 'x' },
      { key: 'extra', titleText: { zh: 'extra', en: 'extra' }, value: true },
    ]);
    expect(listFilledFields({ type: 'object' }, {})).toEqual([]);
  });
});
