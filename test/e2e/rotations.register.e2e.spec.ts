import { encodeNodeId as idOf } from '../../src/api/ids/node-id.js';
import { buildPerson } from '../support/builders/person.builder.js';
import {
  buildRotationCast,
  proposeRotation,
  RotationBuilder,
  type RotationCast,
} from '../support/builders/rotation.builder.js';
import { buildTeam } from '../support/builders/team.builder.js';
import { createRotationApp, type RotationApp } from '../support/rotation-app.js';

let app: RotationApp;
let cast: RotationCast;

beforeAll(async () => {
  app = await createRotationApp();
  cast = await buildRotationCast(app);
});

const propose = (input?: object) => RotationBuilder.propose(app, cast, input);

describe('the register of rotations', () => {
  const LIST = `query ($filter: RotationFilterInput, $first: Int, $after: String) {
    rotations(filter: $filter, first: $first, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } }
  }`;
  interface Listed {
    readonly rotations: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: { readonly endCursor: string };
    };
  }

  it('is kept by department and period, phase and person', async () => {
    const periods = [
      ['2030-01-01', '2030-03-31'],
      ['2030-03-01', '2030-05-31'],
      ['2030-06-01', '2030-06-30'],
    ] as const;
    const ids: string[] = [];
    for (const [plannedFrom, plannedTo] of periods) ids.push((await propose({ plannedFrom, plannedTo })).id);
    const [early, middle, late] = ids;
    const list = async (filter: object, variables: object = {}) => {
      const wanted = { filter: { from: '2030-01-01', ...filter }, ...variables };
      return (await app.as('colleague').ask<Listed>(LIST, wanted)).rotations;
    };
    const found = async (filter: object) => (await list(filter)).nodes.map(({ id }) => id);
    expect(await found({})).toEqual([late, middle, early]);
    expect(await found({ from: '2030-04-01', to: '2030-05-31' })).toEqual([middle]);
    expect(await found({ to: '2030-03-31' })).toEqual([middle, early]);
    expect(await found({ department: 'data' })).toHaveLength(3);
    expect(await found({ department: 'marketing', phase: 'PROPOSED' })).toHaveLength(3);
    expect(await found({ phase: 'STARTED' })).toEqual([]);
    const first = await list({}, { first: 2 });
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ id: late }, { id: middle }] });
    const { endCursor } = first.pageInfo;
    expect((await list({}, { first: 2, after: endCursor })).nodes).toEqual([{ id: early }]);
    expect(await app.as('hr').refusals(LIST, { filter: { department: 'moon' } })).toEqual(['NOT_FOUND']);
    expect(await app.as('hr').refusals(LIST, { filter: { from: '2030-02-01', to: '2030-01-01' } })).toEqual([
      'DATES_REVERSED',
    ]);
    expect(await app.as('hr').refusals(LIST, { filter: { personId: 'x' } })).toEqual(['INVALID_ID']);
  });

  it('is found from the person too', async () => {
    const rotation = await propose();
    const person = `query ($id: ID!) { node(id: $id) { ... on Person { rotations { id phase } } } }`;
    expect(await app.as('colleague').ask(person, { id: idOf('Person', rotation.personId) })).toEqual({
      node: { rotations: [{ id: rotation.id, phase: 'PROPOSED' }] },
    });
    const list = await app
      .as('hr')
      .ask<Listed>(LIST, { filter: { personId: idOf('Person', rotation.personId) } });
    expect(list.rotations.nodes).toEqual([{ id: rotation.id }]);
  });
});

describe('a proposal', () => {
  it('is the person’s own, HR’s, or a lead’s of a team of theirs', async () => {
    const login = 'proposed';
    const personId = await buildPerson(app.database, { login, departmentId: cast.marketingId });
    const leadId = await buildPerson(app.database, { login: 'proposer', departmentId: cast.dataId });
    await buildTeam(app.database, { leadId, members: [{ personId }] });
    const input = { personId: idOf('Person', personId) };
    const refused = await proposeRotation(app, 'colleague', input);
    expect(refused.userErrors).toMatchObject([
      { __typename: 'PermissionDeniedError', code: 'ROTATION_PROPOSAL_NOT_YOURS', path: ['personId'] },
    ]);
    const byLead = await proposeRotation(app, 'proposer', input);
    expect(byLead).toMatchObject({ rotation: { phase: 'PROPOSED' } });
    const later = { plannedFrom: '2026-08-01', plannedTo: '2026-09-01' };
    expect(await proposeRotation(app, 'service~hr', { ...input, ...later })).toMatchObject({
      rotation: { version: 1 },
    });
  });

  it.each([
    [{ toDepartmentKey: 'marketing' }, 'ROTATION_SAME_DEPARTMENT', ['toDepartmentKey']],
    [{ toDepartmentKey: 'moon' }, 'NOT_FOUND', ['toDepartmentKey']],
    [{ plannedFrom: '2026-03-01' }, 'ROTATION_IN_PAST', ['plannedFrom']],
    [{ plannedTo: '2026-03-02' }, 'DATES_REVERSED', ['plannedTo']],
    [{ plannedTo: '9999-12-31' }, 'DATE_OUT_OF_RANGE', ['plannedTo']],
    [{ reason: ' ' }, 'FIELD_REQUIRED', ['reason']],
    [{ reason: 'x'.repeat(2001) }, 'FIELD_TOO_LONG', ['reason']],
    [{ personId: 'nobody' }, 'INVALID_ID', ['personId']],
    [{ personId: idOf('Person', crypto.randomUUID()) }, 'NOT_FOUND', ['personId']],
  ])('with %j is refused: %s', async (input, code, path) => {
    const login = `bad-${crypto.randomUUID()}`;
    await buildPerson(app.database, { login, departmentId: cast.marketingId });
    expect(await proposeRotation(app, login, input)).toMatchObject({
      rotation: null,
      userErrors: [{ code, path }],
    });
  });

  it('is refused for somebody who leaves before its end', async () => {
    await buildPerson(app.database, {
      login: 'leaver',
      departmentId: cast.marketingId,
      employedTo: '2026-05-01',
    });
    expect((await proposeRotation(app, 'leaver', {})).userErrors).toMatchObject([
      { code: 'NOT_EMPLOYED_DURING_ROTATION' },
    ]);
  });

  it('never overlaps another of the person, also when several are made at the same moment', async () => {
    await buildPerson(app.database, { login: 'eager', departmentId: cast.marketingId });
    const answers = await Promise.all(Array.from({ length: 5 }, () => proposeRotation(app, 'eager', {})));
    expect(answers.filter(({ rotation }) => rotation)).toHaveLength(1);
    const overlap = { from: '2026-03-03', to: '2026-06-30' };
    const { userErrors } = await proposeRotation(app, 'eager', {
      plannedFrom: '2026-06-30',
      plannedTo: '2026-07-30',
    });
    expect(userErrors).toMatchObject([
      {
        code: 'ROTATIONS_OVERLAP',
        message: `It overlaps another rotation of the person, from ${overlap.from} to ${overlap.to}.`,
      },
    ]);
    const next = { plannedFrom: '2026-07-01', plannedTo: '2026-07-30' };
    expect(await proposeRotation(app, 'eager', next)).toMatchObject({ rotation: { phase: 'PROPOSED' } });
  });

  it('is made once under an idempotency key', async () => {
    await buildPerson(app.database, { login: 'careful', departmentId: cast.marketingId });
    const input = { idempotencyKey: 'once' };
    const one = await proposeRotation(app, 'careful', input);
    const two = await proposeRotation(app, 'careful', input);
    expect(two.rotation?.id).toBe(one.rotation?.id);
  });
});
