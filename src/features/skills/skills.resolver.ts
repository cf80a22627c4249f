import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import { PageArgs } from '../../api/connections/page.args.js';
import { openPage } from '../../api/connections/page.js';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId, decodeOptionalNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { AddSkillInput } from './inputs/add-skill.input.js';
import { ClaimSkillInput } from './inputs/claim-skill.input.js';
import { AddSkillPayload } from './models/add-skill.payload.js';
import { ClaimSkillPayload } from './models/claim-skill.payload.js';
import { toSkillClaim } from './models/skill-claim.model.js';
import { Skill, SkillConnection, toSkill } from './models/skill.model.js';
import { SkillClaimsService, type ClaimSkill } from './skill-claims.service.js';
import { SkillsService } from './skills.service.js';

@Resolver()
export class SkillsResolver {
  constructor(
    private readonly skills: SkillsService,
    private readonly claims: SkillClaimsService,
  ) {}

  @Query(() => SkillConnection, { name: 'skills', description: 'The skill catalogue, by family and key.' })
  async list(
    @Context() context: RequestContext,
    @Args('family', { type: () => String, nullable: true, description: 'Only this family.' })
    family: string | null,
    @Args() args: PageArgs,
  ): Promise<Connection<Skill>> {
    const page = openPage(context, args, ['text', 'text']);
    const wanted = family ?? null;
    return toConnection(page, await this.skills.page(page, wanted), {
      cursor: (skill) => [skill.family, skill.key],
      node: toSkill,
      count: () => this.skills.count(wanted),
    });
  }

  @Query(() => Skill, { name: 'skill', nullable: true, description: 'The skill with a key.' })
  async find(
    @Args('key', { type: () => String, description: 'The key, such as `data-analysis`.' }) key: string,
  ): Promise<Skill | null> {
    const skill = await this.skills.findByKey(key);
    return skill && toSkill(skill);
  }

  @Mutation(() => AddSkillPayload, { description: 'Adds a skill to the catalogue. For HR.' })
  addSkill(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => AddSkillInput, description: 'The skill.' }) input: AddSkillInput,
  ): Promise<AddSkillPayload> {
    return answer(context, async () => ({ skill: toSkill(await this.skills.add(viewer, input)) }));
  }

  @Mutation(() => ClaimSkillPayload, {
    description:
      'Records what is claimed of a person’s skill: one’s own, or as HR or a lead of their team somebody else’s. Earlier claims stay as they are.',
  })
  claimSkill(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => ClaimSkillInput, description: 'The claim.' }) input: ClaimSkillInput,
  ): Promise<ClaimSkillPayload> {
    return answer(context, async () => ({
      claim: toSkillClaim(await this.claims.claim(viewer, toCommand(input))),
    }));
  }
}

function toCommand(input: ClaimSkillInput): ClaimSkill {
  return {
    personId: decodeOptionalNodeId('Person', input.personId, ['personId']),
    skillId: decodeNodeId('Skill', input.skillId, ['skillId']),
    level: input.level,
    validFrom: input.validFrom ?? null,
    validTo: input.validTo ?? null,
    source: input.source ?? null,
    evidence: input.evidence ?? null,
    idempotencyKey: input.idempotencyKey ?? null,
  };
}
