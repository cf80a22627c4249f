import { Injectable } from '@nestjs/common';
import { toConnection, type Connection } from '../../api/connections/connection.js';
import type { Page } from '../../api/connections/page.js';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { groupBy } from '../../platform/group-by.js';
import { DepartmentHeadcountLoader } from './department-headcount.loader.js';
import { toPerson, type Person } from './models/person.model.js';
import { PeopleService } from './people.service.js';
import type { PersonEntity } from './person.entity.js';

interface DepartmentPage {
  readonly departmentUuid: string;
  readonly page: Page;
}

/** Those who work in a department today: one statement for the same page of all departments of an answer. */
@Injectable()
export class DepartmentPeopleLoader extends BatchLoader<DepartmentPage, Connection<Person>> {
  constructor(
    private readonly people: PeopleService,
    private readonly headcounts: DepartmentHeadcountLoader,
  ) {
    super();
  }

  protected async fetch(keys: readonly DepartmentPage[], context: RequestContext) {
    const found = new Map<DepartmentPage, Connection<Person>>();
    const pages = groupBy(keys, ({ page }) => JSON.stringify(page));
    for (const [first, ...others] of pages.values()) {
      if (!first) continue;
      const alike = [first, ...others];
      const ids = alike.map(({ departmentUuid }) => departmentUuid);
      const people = groupBy(
        await this.people.pageByDepartment(ids, first.page),
        ({ departmentId }) => departmentId,
      );
      for (const key of alike) {
        found.set(key, this.connect(context, key, people.get(key.departmentUuid) ?? []));
      }
    }
    return found;
  }

  private connect(
    context: RequestContext,
    { departmentUuid, page }: DepartmentPage,
    people: readonly PersonEntity[],
  ): Connection<Person> {
    return toConnection(page, people, {
      cursor: (person) => [person.pinyin, person.id],
      node: toPerson,
      count: async () => (await this.headcounts.load(context, departmentUuid)) ?? 0,
    });
  }
}
