import { Module, type OnModuleInit } from '@nestjs/common';
import { NodeRegistry } from '../../api/ids/node-registry.js';
import { DepartmentsModule } from '../departments/departments.module.js';
import { DepartmentHeadcountLoader } from './department-headcount.loader.js';
import { DepartmentPeopleLoader } from './department-people.loader.js';
import { DepartmentPeopleResolver } from './department-people.resolver.js';
import { EmploymentResolver } from './employment.resolver.js';
import { EmploymentService } from './employment.service.js';
import './people.messages.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleResolver } from './people.resolver.js';
import { PeopleService } from './people.service.js';
import { PersonLoader } from './person.loader.js';
import { PersonResolver } from './person.resolver.js';
import { ViewerResolver } from './viewer.resolver.js';

@Module({
  imports: [DepartmentsModule],
  providers: [
    DepartmentHeadcountLoader,
    DepartmentPeopleLoader,
    DepartmentPeopleResolver,
    EmploymentResolver,
    EmploymentService,
    PeopleRepository,
    PeopleResolver,
    PeopleService,
    PersonLoader,
    PersonResolver,
    ViewerResolver,
  ],
  exports: [EmploymentService, PeopleService, PersonLoader],
})
export class PeopleModule implements OnModuleInit {
  constructor(
    private readonly nodes: NodeRegistry,
    private readonly loader: PersonLoader,
  ) {}

  onModuleInit(): void {
    this.nodes.register('Person', (context, uuid) => this.loader.load(context, uuid));
  }
}
