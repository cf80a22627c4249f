import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { checkDay } from '../../platform/check-day.js';
import { checkPeriod } from '../../platform/check-input.js';
import { NotFoundError } from '../../platform/domain-error.js';
import { DepartmentsService } from '../departments/departments.service.js';
import type { RotationPhase } from './models/rotation-phase.enum.js';
import type { RotationFilter } from './rotation-filter.js';
import type { RotationEntity } from './rotation.entity.js';
import { RotationRepository } from './rotation.repository.js';

/** What a client asks of the register. */
export interface RotationQuestion {
  /** A key. */
  readonly department: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly phase: RotationPhase | null;
  /** A uuid. */
  readonly personId: string | null;
}

/** Reads rotations. That they take place is open to everybody who signed in; how people did is not. */
@Injectable()
export class RotationsService {
  constructor(
    private readonly repository: RotationRepository,
    private readonly departments: DepartmentsService,
  ) {}

  async find(id: string): Promise<RotationEntity | null> {
    const [rotation] = await this.repository.findMany([id]);
    return rotation ?? null;
  }

  /** Throws `NOT_FOUND` where there is no such rotation. */
  async get(id: string): Promise<RotationEntity> {
    const rotation = await this.find(id);
    if (!rotation) throw new NotFoundError('Rotation', ['rotationId']);
    return rotation;
  }

  /** A department stands for itself and everything below it. Throws `NOT_FOUND`, `DATES_REVERSED`. */
  async toFilter({ department, from, to, phase, personId }: RotationQuestion): Promise<RotationFilter> {
    if (from) checkDay(from, ['filter', 'from']);
    if (to) checkDay(to, ['filter', 'to']);
    if (from && to) checkPeriod(from, to, ['filter', 'to']);
    const path = ['filter', 'department'];
    return {
      ...(department && { departmentIds: await this.departments.subtreeIds(department, path) }),
      ...(from && { from }),
      ...(to && { to }),
      ...(phase && { phase }),
      ...(personId && { personId }),
    };
  }

  /** Those that begin last at the top; `limit` of them. */
  page(filter: RotationFilter, page: Page): Promise<RotationEntity[]> {
    return this.repository.page(filter, page);
  }

  count(filter: RotationFilter): Promise<number> {
    return this.repository.count(filter);
  }
}
