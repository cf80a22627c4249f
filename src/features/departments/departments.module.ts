import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { DepartmentLoader } from './department.loader.js';
import { DepartmentResolver } from './department.resolver.js';
import { DepartmentTreeLoader } from './department-tree.loader.js';
import { DepartmentsRepository } from './departments.repository.js';
import { DepartmentsResolver } from './departments.resolver.js';
import { DepartmentsService } from './departments.service.js';

@Module({
  providers: [
    DepartmentLoader,
    DepartmentResolver,
    DepartmentTreeLoader,
    DepartmentsRepository,
    DepartmentsResolver,
    DepartmentsService,
  ],
  exports: [DepartmentLoader, DepartmentsService],
})
export class DepartmentsModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: DepartmentLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Department', (context, uuid) => this.loader.load(context, uuid));
  }
}
