import { encodeNodeId } from '../../../src/api/ids/node-id.js';
import { UuidIds } from '../../../src/platform/ids/uuid-ids.js';
import type { FeatureApp } from '../feature-app.js';
import { buildDepartment } from './department.builder.js';
import { buildPerson } from './person.builder.js';

/** The people around rotations from marketing to data, by what they are; each signs in with that as login. */
export interface RotationCast {
  readonly marketingId: string;
  readonly dataId: string;
  readonly mentorId: string;
  readonly marketingLeadId: string;
}

const ids = new UuidIds();

export async function buildRotationCast({ database }: FeatureApp): Promise<RotationCast> {
  const marketingId = await buildDepartment(database, { key: 'marketing', zh: '市场', en: 'Marketing' });
  const dataId = await buildDepartment(database, { key: 'data', zh: '数据', en: 'Data' });
  const lead = ['member', 'lead'] as const;
  const marketingLeadId = await buildPerson(database, {
    login: 'marketing.lead',
    departmentId: marketingId,
    roles: lead,
  });
  await buildPerson(database, { login: 'data.lead', departmentId: dataId, roles: lead });
  const mentorId = await buildPerson(database, { login: 'mentor', departmentId: dataId });
  await buildPerson(database, { login: 'colleague', departmentId: dataId });
  await buildPerson(database, { login: 'hr', departmentId: marketingId, roles: ['member', 'hr'] });
  await buildPerson(database, { login: 'exec', departmentId: marketingId, roles: ['member', 'exec'] });
  return { marketingId, dataId, mentorId, marketingLeadId };
}

export interface Refusal {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly allowedEvents?: readonly string[];
}

export interface MovePayload {
  readonly rotation: {
    readonly id: string;
    readonly phase: string;
    readonly version: number;
    readonly allowedMoves: readonly string[];
  } | null;
  readonly userErrors: readonly Refusal[];
}

const PAYLOAD = `rotation { id phase version allowedMoves startedOn endedOn plannedTo objectives mentor { login } approvals daysLeft overdueToReturn }
  userErrors { __typename code message path ... on TransitionNotAllowedError { allowedEvents } }`;

/** A rotation played through the API. */
export class RotationBuilder {
  private constructor(
    private readonly app: FeatureApp,
    private readonly cast: RotationCast,
    readonly id: string,
    /** Of the person who rotates. */
    readonly personId: string,
    readonly login: string,
  ) {}

  /** Proposes a rotation of a newcomer of marketing, by themself, from tomorrow to the end of June 2026. */
  static async propose(app: FeatureApp, cast: RotationCast, input: object = {}): Promise<RotationBuilder> {
    const login = `newcomer-${ids.next()}`;
    const personId = await buildPerson(app.database, { login, name: '林晓', departmentId: cast.marketingId });
    const payload = await proposeRotation(app, login, input);
    if (!payload.rotation) throw new Error(`Not proposed: ${JSON.stringify(payload.userErrors)}`);
    return new RotationBuilder(app, cast, payload.rotation.id, personId, login);
  }

  /** Makes a move in somebody's name; `start` is `startRotation`. */
  async move(login: string, move: string, input: object = {}, more = ''): Promise<MovePayload> {
    const type = `${move.charAt(0).toUpperCase()}${move.slice(1)}RotationInput`;
    const document = `mutation ($input: ${type}!) { payload: ${move}Rotation(input: $input) { ${PAYLOAD} ${more} } }`;
    const variables = { input: { rotationId: this.id, ...input } };
    return (await this.app.as(login).ask<{ payload: MovePayload }>(document, variables)).payload;
  }

  async approved(): Promise<this> {
    await this.expectMove('marketing.lead', 'approve', { as: 'FROM_DEPARTMENT' });
    await this.expectMove('data.lead', 'approve', { as: 'TO_DEPARTMENT' });
    await this.expectMove('hr', 'approve', { as: 'HR' });
    return this;
  }

  async prepared(): Promise<this> {
    const mentorId = encodeNodeId('Person', this.cast.mentorId);
    await this.expectMove('data.lead', 'prepare', { mentorId, objectives: ['目标一', '目标二'] });
    return this;
  }

  async started(): Promise<this> {
    await (await this.approved()).prepared();
    await this.expectMove('data.lead', 'start');
    return this;
  }

  async ended(): Promise<this> {
    await this.started();
    await this.expectMove('hr', 'end');
    return this;
  }

  async evaluated(): Promise<this> {
    await this.ended();
    await this.expectMove('mentor', 'evaluate', {
      rating: 4,
      text: '两项目标均完成',
      achieved: [true, false],
    });
    return this;
  }

  private async expectMove(login: string, move: string, input: object = {}): Promise<void> {
    const { rotation, userErrors } = await this.move(login, move, input);
    if (!rotation) throw new Error(`${move} by ${login} failed: ${JSON.stringify(userErrors)}`);
  }
}

const PROPOSE = `mutation ($input: ProposeRotationInput!) { proposeRotation(input: $input) { ${PAYLOAD} } }`;

/** From tomorrow to the end of June 2026 into the data department, unless the input says otherwise. */
export async function proposeRotation(app: FeatureApp, login: string, input: object): Promise<MovePayload> {
  const plan = { plannedFrom: '2026-03-03', plannedTo: '2026-06-30', reason: '学习数据分析' };
  const variables = { input: { toDepartmentKey: 'data', ...plan, ...input } };
  return (await app.as(login).ask<{ proposeRotation: MovePayload }>(PROPOSE, variables)).proposeRotation;
}
