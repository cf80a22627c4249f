import { Field, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../../../api/connections/connection.js';
import type { PublishedPlaybook } from '../published-playbook.js';
import { PlaybookVersion, toPlaybookVersion } from './playbook-version.model.js';

@ObjectType({ description: "A strategy's way of working, in one or more published versions." })
export class Playbook {
  @Field(() => String, { description: 'Its key, such as `new-user-conversion`; the same in all versions.' })
  key!: string;

  @Field(() => PlaybookVersion, { description: 'The version that new runs are started with.' })
  newestVersion!: PlaybookVersion;
}

@ObjectType({ description: 'A page of playbooks, by key.' })
export class PlaybookConnection extends connectionOf(Playbook, 'Playbook') {}

/** The playbook whose newest version this is. */
export function toPlaybook(newest: PublishedPlaybook): Playbook {
  return { key: newest.key, newestVersion: toPlaybookVersion(newest) };
}
