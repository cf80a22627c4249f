import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Context, Viewer } from '../../api/context/context.decorator.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { answer } from '../../api/errors/mutation-payload.js';
import { decodeNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { EmploymentService } from './employment.service.js';
import { AddPersonInput } from './inputs/add-person.input.js';
import { EndEmploymentInput } from './inputs/end-employment.input.js';
import { UpdatePersonInput } from './inputs/update-person.input.js';
import { toPerson } from './models/person.model.js';
import { AddPersonPayload, EndEmploymentPayload, UpdatePersonPayload } from './models/person.payloads.js';

@Resolver()
export class EmploymentResolver {
  constructor(private readonly employment: EmploymentService) {}

  @Mutation(() => AddPersonPayload, { description: 'Adds a person. For HR.' })
  addPerson(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => AddPersonInput, description: 'The person.' }) input: AddPersonInput,
  ): Promise<AddPersonPayload> {
    return answer(context, async () => ({ person: toPerson(await this.employment.add(viewer, input)) }));
  }

  @Mutation(() => UpdatePersonPayload, { description: 'Changes what is known of a person. For HR.' })
  updatePerson(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => UpdatePersonInput, description: 'The changes.' }) input: UpdatePersonInput,
  ): Promise<UpdatePersonPayload> {
    return answer(context, async () => {
      const id = decodeNodeId('Person', input.personId, ['personId']);
      return { person: toPerson(await this.employment.update(viewer, id, input)) };
    });
  }

  @Mutation(() => EndEmploymentPayload, { description: 'Sets the last day of an employment. For HR.' })
  endEmployment(
    @Context() context: RequestContext,
    @Viewer() viewer: Principal,
    @Args('input', { type: () => EndEmploymentInput, description: 'Whose, and when.' })
    input: EndEmploymentInput,
  ): Promise<EndEmploymentPayload> {
    return answer(context, async () => {
      const id = decodeNodeId('Person', input.personId, ['personId']);
      return { person: toPerson(await this.employment.endEmployment(viewer, id, input)) };
    });
  }
}
