import { createHash } from 'node:crypto';

/** Tells whether two playbook files are the same, to the last character. */
export function checksumOf(source: string): string {
  return createHash('sha256').update(source).digest('hex');
}
