import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Organisation {
  readonly departments: readonly { readonly key: string }[];
  readonly skills: readonly { readonly key: string }[];
}

/** The keys of the demo organisation's departments and skills. */
export function readOrganisation(): { departments: ReadonlySet<string>; skills: ReadonlySet<string> } {
  const { departments, skills } = parse(readFileSync('demo/organisation.yaml', 'utf8')) as Organisation;
  return {
    departments: new Set(departments.map(({ key }) => key)),
    skills: new Set(skills.map(({ key }) => key)),
  };
}
