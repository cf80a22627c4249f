import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { departmentsWithin, peopleIn } from '../../engine/verify/people/staff.js';
import { readOrganisation } from './read-organisation.js';

const ORGANISATION = `
departments: [{ key: top }, { key: works, parent: top }, { key: idle }]
skills: [{ key: welding }]
`;

const PEOPLE = `
people: [{ login: ann, department: works }, { login: ben, department: works }, { login: cid, department: top }]
`;

const SKILLS = `
claims:
  ann:
    - { skill: welding, level: 5, from: 2025-06-01, source: self }
    - { skill: welding, level: 3, from: 2025-01-01, source: manager }
    - { skill: welding, level: 2, from: 2024-01-01, source: manager }
  cid: [{ skill: welding, level: 4, from: 2025-01-01, source: self }]
`;

describe('The people beside an organisation file', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setpiece-staff-'));
    await writeFile(join(folder, 'organisation.yaml'), ORGANISATION);
  });

  afterEach(() => rm(folder, { recursive: true }));

  const read = () => readOrganisation(join(folder, 'organisation.yaml'));

  it('are counted by department, and by what is said of their skills: by managers first, then last', async () => {
    await writeFile(join(folder, 'people.yaml'), PEOPLE);
    await writeFile(join(folder, 'skills.yaml'), SKILLS);
    const { staff } = await read();
    if (staff === undefined) throw new Error('no people');
    const within = (key: string) => peopleIn(departmentsWithin([key], staff), staff);
    expect([within('top'), within('works'), within('idle')]).toEqual([3, 2, 0]);
    expect(staff.holders).toEqual([
      { department: 'works', skill: 'welding', level: 3, people: 1 },
      { department: 'top', skill: 'welding', level: 4, people: 1 },
    ]);
  });

  it('need not be known', async () => {
    expect((await read()).staff).toBeUndefined();
  });

  it('may be known without their skills', async () => {
    await writeFile(join(folder, 'people.yaml'), PEOPLE);
    expect((await read()).staff).toMatchObject({ holders: [] });
  });
});
