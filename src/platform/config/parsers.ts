const UNITS: Readonly<Record<string, number>> = { '': 1, kb: 1024, mb: 1024 * 1024 };

/** A whole number within the bounds, both allowed. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new Error(`must be a whole number from ${least} to ${most}`);
  };
}

/** One of the words. */
export function oneOf<const T extends string>(...words: readonly T[]): (text: string) => T {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    throw new Error(`must be one of: ${words.join(', ')}`);
  };
}

/** `on` or `off`, or one of the other usual ways to say so. */
export function onOff(text: string): boolean {
  if (['on', 'true', '1', 'yes'].includes(text.toLowerCase())) return true;
  if (['off', 'false', '0', 'no'].includes(text.toLowerCase())) return false;
  throw new Error('must be on or off');
}

/** An absolute URL with one of the schemes. */
export function urlWith(...schemes: readonly string[]): (text: string) => string {
  return (text) => {
    if (URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1))) return text;
    throw new Error(`must be a URL that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`);
  };
}

/** A size in bytes: `102400`, `100kb`, `1mb`. */
export function byteSize(text: string): number {
  const [, amount = '', unit = ''] = /^(\d{1,9})(kb|mb)?$/i.exec(text) ?? [];
  const size = Number(amount) * (UNITS[unit.toLowerCase()] ?? 1);
  if (amount !== '' && size > 0) return size;
  throw new Error('must be a number of bytes, with kb or mb if you like');
}

/** Any text that is not blank. */
export function notBlank(value: string): string {
  if (value.trim() !== '') return value.trim();
  throw new Error('must not be blank');
}

const HOST_PATTERN =
  /^(\*\.)?([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?$|^\[[0-9a-f:.]+\]$/;

/** Hosts as URLs have them, or `*.` and a suffix; with commas or blanks between them. */
export function hostPatterns(text: string): readonly string[] {
  const patterns = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((pattern) => pattern !== '');
  const wrong = patterns.find((pattern) => !HOST_PATTERN.test(pattern));
  if (wrong === undefined && patterns.length > 0) return patterns;
  throw new Error('must be host names without scheme, port and path, or *.suffix, with commas between them');
}

/** What the value of an HTTP header may hold. */
export function headerText(text: string): string {
  if (/^[\x20-\x7e]+$/.test(text)) return text;
  throw new Error('must be printable ASCII in one line');
}

const DURATION =
  /^P(?=\d|T\d)(\d{1,3}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,6}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/;

/** An ISO 8601 duration in whole numbers that is not zero, as it is written: `P2Y`, `P400D`, `PT12H`. */
export function calendarDuration(text: string): string {
  if (DURATION.test(text) && /[1-9]/.test(text)) return text;
  throw new Error('must be an ISO 8601 duration in whole numbers, such as P2Y or P400D');
}

const UNIT_MS = { D: 86_400_000, H: 3_600_000, M: 60_000, S: 1_000 };

/** A time that does not depend on the calendar, in milliseconds: `PT5M`, `P1D`, or a number of them. Both bounds allowed. */
export function elapsedTime(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d+$/.test(text) ? Number(text) : durationMs(text);
    if (value >= least && value <= most) return value;
    throw new Error(`must be a duration such as PT5M, or milliseconds from ${least} to ${most}`);
  };
}

/** NaN for anything but days, hours, minutes and seconds. */
function durationMs(text: string): number {
  const [, ...parts] =
    /^P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text) ?? [];
  if (parts.length === 0) return Number.NaN;
  return Object.values(UNIT_MS).reduce((sum, unit, index) => sum + unit * Number(parts[index] ?? 0), 0);
}
