/** One slip in the pop-up store's playbook: `text` instead of `that`. */
export interface Slip {
  readonly what: string;
  readonly that: string;
  readonly text: string;
  readonly code: string;
  readonly path: string;
  /** What stands on the line at which the slip is to be reported. */
  readonly at: string;
  /** Default: an error. */
  readonly severity?: 'warning';
}

/** The playbook with the slip in it. Throws when the playbook has changed and the slip no longer fits. */
export function withSlip(source: string, { that, text }: Slip): string {
  if (!source.includes(that)) throw new Error(`not in the playbook: ${that}`);
  return source.replace(that, () => text);
}
