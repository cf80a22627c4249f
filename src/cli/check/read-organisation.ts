import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Organisation } from '../../engine/load/check-playbook.js';
import { property } from './parts-of-file.js';
import { readStaffBeside } from './staff-beside.js';

/** The file is no organisation file. */
export class OrganisationFileError extends Error {
  override readonly name = 'OrganisationFileError';
}

/**
 * The departments and skills in a file like `demo/organisation.yaml`: two lists whose items have a `key`; and the people
 * in the files beside it, if there are any.
 */
export async function readOrganisation(file: string): Promise<Organisation> {
  const content: unknown = parse(await readFile(file, 'utf8'));
  return {
    departments: keysIn(content, 'departments', file),
    skills: keysIn(content, 'skills', file),
    staff: await readStaffBeside(file, content),
  };
}

function keysIn(content: unknown, list: string, file: string): ReadonlySet<string> {
  const items = property(content, list);
  const keys = Array.isArray(items) ? items.map((item: unknown) => property(item, 'key')) : null;
  if (keys?.every((key) => typeof key === 'string')) return new Set(keys);
  throw new OrganisationFileError(`${file} has no list "${list}" whose items have a key`);
}
