import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Principal } from '../../../platform/auth/principal.js';
import { AccessRoleEnum } from './access-role.enum.js';

export enum ViewerKind {
  PERSON = 'person',
  SERVICE = 'service',
}

registerEnumType(ViewerKind, {
  name: 'ViewerKind',
  description: 'What kind of caller is signed in.',
  valuesMap: {
    PERSON: { description: 'A person of the organisation.' },
    SERVICE: { description: 'A service with a token of its own.' },
  },
});

@ObjectType('Viewer', { description: 'Who is signed in.' })
export class ViewerModel {
  @Field(() => ViewerKind, { description: 'A person or a service.' })
  kind!: Principal['kind'];

  @Field(() => String, { description: 'The name of the person or the service.' })
  name!: string;

  @Field(() => [AccessRoleEnum], { description: 'What they may do at large.' })
  roles!: readonly string[];

  personUuid!: string | null;
}

export function toViewer(principal: Principal): ViewerModel {
  return {
    kind: principal.kind,
    name: principal.name,
    roles: [...principal.roles],
    personUuid: principal.personId,
  };
}
