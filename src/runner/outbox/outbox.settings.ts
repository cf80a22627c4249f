import type { ServicesConfig } from '../../platform/config/config.js';

/** How this process takes part in calling services. */
export interface OutboxSettings {
  /** Of the database whose jobs it works off; null: it leaves that to other processes. */
  readonly worksOn: string | null;
  readonly services: ServicesConfig;
}

export const OUTBOX_SETTINGS = Symbol('OutboxSettings');

/** Calls nothing. */
export const NO_CALLS: OutboxSettings = {
  worksOn: null,
  services: {
    hosts: [],
    privateAddresses: false,
    timeoutMs: 60_000,
    maxResponseBytes: 1_048_576,
    concurrency: 1,
    callsPerHost: 1,
    secrets: new Map(),
  },
};
