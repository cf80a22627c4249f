import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Staff } from '../../engine/verify/people/staff.js';
import { listIn, property, textIn } from './parts-of-file.js';

/**
 * How many people work where and what they can do, by `people.yaml` and the claims in `skills.yaml` beside an organisation
 * file, as in `demo/`. `undefined` when there is no such `people.yaml`.
 */
export async function readStaffBeside(file: string, organisation: unknown): Promise<Staff | undefined> {
  const [people, skills] = await Promise.all([
    readBeside(file, 'people.yaml'),
    readBeside(file, 'skills.yaml'),
  ]);
  if (people === undefined) return undefined;
  const claims = property(skills, 'claims');
  const departments = new Map<string, string>();
  const headcounts = new Map<string, number>();
  for (const person of listIn(people, 'people')) {
    const department = textIn(person, 'department');
    const login = textIn(person, 'login');
    if (department === null || login === null) continue;
    departments.set(login, department);
    headcounts.set(department, (headcounts.get(department) ?? 0) + 1);
  }
  const parents = listIn(organisation, 'departments').flatMap((one): [string, string][] => {
    const [key, parent] = [textIn(one, 'key'), textIn(one, 'parent')];
    return key === null || parent === null ? [] : [[key, parent]];
  });
  const holders = [...departments].flatMap(([login, department]) =>
    [...levelsIn(listIn(claims, login))].map(([skill, level]) => ({ department, skill, level, people: 1 })),
  );
  return { parents: new Map(parents), headcounts, holders };
}

/** By skill; what managers say goes before what people say of themselves, and what is said later before what was. */
function levelsIn(claims: readonly unknown[]): Map<string, number> {
  const ownWord = claims.filter((claim) => textIn(claim, 'source') === 'self');
  const others = claims.filter((claim) => textIn(claim, 'source') !== 'self');
  const inOrder = [...ownWord.sort(byDate), ...others.sort(byDate)];
  return new Map(
    inOrder.flatMap((claim): [string, number][] => {
      const [skill, level] = [textIn(claim, 'skill'), Number(textIn(claim, 'level'))];
      return skill === null || !(level >= 1) ? [] : [[skill, level]];
    }),
  );
}

function byDate(one: unknown, other: unknown): number {
  return (textIn(one, 'from') ?? '').localeCompare(textIn(other, 'from') ?? '');
}

async function readBeside(file: string, name: string): Promise<unknown> {
  try {
    return parse(await readFile(join(dirname(file), name), 'utf8'));
  } catch (error) {
    if (property(error, 'code') === 'ENOENT') return undefined;
    throw error;
  }
}
