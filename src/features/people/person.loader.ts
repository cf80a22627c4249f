import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { toPerson, type Person } from './models/person.model.js';
import { PeopleService } from './people.service.js';

/** People by uuid, for fields of any feature: one statement for all that a level of the answer asks for. */
@Injectable()
export class PersonLoader extends BatchLoader<string, Person> {
  constructor(private readonly people: PeopleService) {
    super();
  }

  protected async fetch(uuids: readonly string[]): Promise<ReadonlyMap<string, Person>> {
    const people = await this.people.findMany(uuids);
    return new Map([...people].map(([uuid, entity]) => [uuid, toPerson(entity)]));
  }
}
