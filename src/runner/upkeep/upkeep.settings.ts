import type { RetentionSettings } from '../retention/retention.settings.js';

/** What this process does besides running. */
export interface UpkeepSettings extends RetentionSettings {
  /** Whether it does any of it by itself. */
  readonly enabled: boolean;
  readonly sweepEveryMs: number;
}

export const UPKEEP_SETTINGS = Symbol('UpkeepSettings');
