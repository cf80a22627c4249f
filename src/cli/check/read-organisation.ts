import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Organisation } from '../../engine/load/check-playbook.js';

/** The file is no organisation file. */
export class OrganisationFileError extends Error {
  override readonly name = 'OrganisationFileError';
}

/** The departments and skills in a file like `demo/organisation.yaml`: two lists whose items have a `key`. */
export async function readOrganisation(file: string): Promise<Organisation> {
  const content: unknown = parse(await readFile(file, 'utf8'));
  return { departments: keysIn(content, 'departments', file), skills: keysIn(content, 'skills', file) };
}

function keysIn(content: unknown, list: string, file: string): ReadonlySet<string> {
  const items = property(content, list);
  const keys = Array.isArray(items) ? items.map((item: unknown) => property(item, 'key')) : null;
  if (keys?.every((key) => typeof key === 'string')) return new Set(keys);
  throw new OrganisationFileError(`${file} has no list "${list}" whose items have a key`);
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
}
