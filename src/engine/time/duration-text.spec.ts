import { durationText } from './duration-text.js';

describe('a duration in words', () => {
  it.each([
    ['P14D', '14 天', '14 days'],
    ['PT1H', '1 小时', '1 hour'],
    ['P1DT12H', '1 天 12 小时', '1 day 12 hours'],
    ['P1Y2M3W', '1 年 2 个月 3 周', '1 year 2 months 3 weeks'],
    ['PT90M5S', '90 分钟 5 秒', '90 minutes 5 seconds'],
    ['soon', 'soon', 'soon'],
  ])('%s', (duration, zh, en) => {
    expect(durationText(duration)).toEqual({ zh, en });
  });
});
