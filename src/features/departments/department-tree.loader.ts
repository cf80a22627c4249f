import { Injectable } from '@nestjs/common';
import { BatchLoader } from '../../api/context/batch-loader.js';
import type { DepartmentEntity } from './department.entity.js';
import type { DepartmentTree } from './department-tree.js';
import { DepartmentsService } from './departments.service.js';

/** The whole tree, read once for an operation however many departments it asks about. */
@Injectable()
export class DepartmentTreeLoader extends BatchLoader<'tree', DepartmentTree<DepartmentEntity>> {
  constructor(private readonly departments: DepartmentsService) {
    super();
  }

  protected async fetch(): Promise<ReadonlyMap<'tree', DepartmentTree<DepartmentEntity>>> {
    return new Map([['tree', await this.departments.tree()]]);
  }
}
