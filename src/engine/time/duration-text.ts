import type { LocalizedText } from '../localized-text.js';

const UNITS = [
  ['年', 'year'],
  ['个月', 'month'],
  ['周', 'week'],
  ['天', 'day'],
  ['小时', 'hour'],
  ['分钟', 'minute'],
  ['秒', 'second'],
] as const;

const PARTS = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** An ISO 8601 duration in words: `P1DT12H` is “1 day 12 hours”. What is none stands for itself. */
export function durationText(duration: string): LocalizedText {
  const parts = PARTS.exec(duration)?.slice(1);
  if (!parts) return { zh: duration, en: duration };
  const counted = parts.flatMap((part, index) => {
    const [zh, en] = UNITS[index] ?? ['', ''];
    const count = Number(part ?? 0);
    return count === 0 ? [] : [{ zh: `${count} ${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` }];
  });
  return { zh: counted.map(({ zh }) => zh).join(' '), en: counted.map(({ en }) => en).join(' ') };
}
