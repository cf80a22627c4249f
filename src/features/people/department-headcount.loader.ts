import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import { PeopleService } from './people.service.js';

/** How many people work in a department today; null for none. */
@Injectable()
export class DepartmentHeadcountLoader extends BatchLoader<string, number> {
  constructor(private readonly people: PeopleService) {
    super();
  }

  protected fetch(departmentUuids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return this.people.countByDepartment(departmentUuids);
  }
}
