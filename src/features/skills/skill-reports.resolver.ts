import { Args, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { LocalDate } from '../../api/scalars.js';
import type { Principal } from '../../platform/auth/principal.js';
import { toDepartment } from '../departments/models/department.model.js';
import { CompoundTalentsArgs } from './inputs/compound-talents.args.js';
import { SkilledPeopleArgs } from './inputs/skilled-people.args.js';
import {
  CompoundTalent,
  CompoundTalentConnection,
  toCompoundTalent,
} from './models/compound-talent.model.js';
import { SkillMatrix } from './models/skill-matrix.model.js';
import { SkilledPerson, SkilledPersonConnection, toSkilledPerson } from './models/skilled-person.model.js';
import { toSkill } from './models/skill.model.js';
import { MOST_IN_MATRIX, SkillMatrixService } from './skill-matrix.service.js';
import { SkillReportsService } from './skill-reports.service.js';

@Resolver()
export class SkillReportsResolver {
  constructor(
    private readonly reports: SkillReportsService,
    private readonly matrices: SkillMatrixService,
  ) {}

  @Query(() => SkilledPersonConnection, {
    description: 'Who knows a skill, the highest level first. For leads, HR and executives.',
  })
  async skilledPeople(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args() args: SkilledPeopleArgs,
  ): Promise<Connection<SkilledPerson>> {
    const page = openPage(context, args, ['number', 'id']);
    const { rows, count } = await this.reports.skilledPeople(viewer, args, page);
    const cursor = (row: (typeof rows)[number]) => [row.level, row.personId];
    return toConnection(page, rows, { cursor, node: toSkilledPerson, count });
  }

  @Query(() => CompoundTalentConnection, {
    description:
      'Compound talents (复合型人才): people who hold skills of several families. For leads, HR and executives.',
  })
  async compoundTalents(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args() args: CompoundTalentsArgs,
  ): Promise<Connection<CompoundTalent>> {
    const page = openPage(context, args, ['number', 'id']);
    const { rows, count } = await this.reports.compoundTalents(viewer, args, page);
    const cursor = (row: (typeof rows)[number]) => [row.familyCount, row.personId];
    return toConnection(page, rows, { cursor, node: toCompoundTalent, count });
  }

  @Query(() => SkillMatrix, {
    description: 'Who of a department can do what on a day. For leads, HR and executives.',
  })
  async skillMatrix(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('department', { type: () => String, description: 'The key of the department.' }) department: string,
    @Args('family', { type: () => String, nullable: true, description: 'Only skills of this family.' })
    family: string | null,
    @Args('on', { type: () => LocalDate, nullable: true, description: 'The day; today by default.' })
    on: string | null,
  ): Promise<SkillMatrix> {
    context.budget.claim(MOST_IN_MATRIX);
    const question = { department, family: family ?? null, on: on ?? null };
    const matrix = await this.matrices.read(viewer, question);
    return {
      department: toDepartment(matrix.department),
      on: matrix.on,
      skills: matrix.skills.map(toSkill),
      rows: matrix.rows.map(({ personId, held }) => ({
        personUuid: personId,
        skills: held.map(toSkilledPerson),
      })),
      isTruncated: matrix.isTruncated,
    };
  }
}
