import { Temporal } from 'temporal-polyfill';

export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

/** True for a zone that dates can be counted in, as `Asia/Shanghai`. Offsets such as `+08:00` are no zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
