import type { Database } from '../../src/platform/database/database.js';
import { claimsInForceSql } from '../../src/features/skills/claims-in-force.sql.js';
import { buildDepartment } from '../support/builders/department.builder.js';
import { buildPerson } from '../support/builders/person.builder.js';
import { buildSkill } from '../support/builders/skill.builder.js';
import { createTestDatabase } from '../support/test-database.js';

type Recorded = readonly [source: string, level: number];

/** Claims in the order in which they were recorded, and the level to go by. */
const CASES: readonly [sentence: string, recorded: readonly Recorded[], level: number][] = [
  [
    'a person’s own last word, where nobody else has said anything',
    [
      ['self', 4],
      ['self', 2],
    ],
    2,
  ],
  [
    'what the manager says, whatever the person says of themself later',
    [
      ['manager', 3],
      ['self', 5],
    ],
    3,
  ],
  [
    'the manager’s last assessment, also when it is lower',
    [
      ['manager', 4],
      ['manager', 2],
    ],
    2,
  ],
  [
    'training that has shown more than the assessment',
    [
      ['manager', 2],
      ['training', 3],
    ],
    3,
  ],
  [
    'the assessment, where training has shown less',
    [
      ['manager', 4],
      ['training', 2],
    ],
    4,
  ],
  [
    'an assessment that comes after the training',
    [
      ['training', 4],
      ['manager', 3],
    ],
    3,
  ],
  [
    'the best of several proofs',
    [
      ['training', 2],
      ['rotation', 3],
      ['certificate', 1],
    ],
    3,
  ],
];

describe('The claim in force', () => {
  let database: Database;
  let departmentId: string;
  let skillId: string;

  beforeAll(async () => {
    ({ database } = await createTestDatabase());
    departmentId = await buildDepartment(database, { key: 'content' });
    skillId = await buildSkill(database, { key: 'copywriting', family: 'content' });
  });

  it.each(CASES)('is %s', async (_, recorded, level) => {
    const login = recorded.map(([source, claimed]) => `${source}.${claimed}`).join('-');
    const personId = await buildPerson(database, { login, departmentId });
    for (const [index, [source, claimed]] of recorded.entries()) {
      const recordedAt = new Date(Date.UTC(2026, 0, 1 + index));
      await database.query(
        `INSERT INTO skill_claim (id, person_id, skill_id, level, valid_from, source, recorded_at)
         VALUES (gen_random_uuid(), $1, $2, $3, '2026-01-01', $4, $5)`,
        [personId, skillId, claimed, source, recordedAt],
      );
    }

    expect(await database.query(claimsInForceSql(`person_id = '${personId}'`))).toMatchObject([{ level }]);
  });
});
