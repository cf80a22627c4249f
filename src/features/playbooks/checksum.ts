import { createHash } from 'node:crypto';
import type { PartFile } from '../../engine/load/expand/part.js';

/** Tells whether two playbook files, and the files they are made of, are the same, to the last character. */
export function checksumOf(source: string, parts: readonly PartFile[] = []): string {
  // No file holds NUL.
  const sources = [source, ...parts.map((part) => part.source)].join('\0');
  return createHash('sha256').update(sources).digest('hex');
}
