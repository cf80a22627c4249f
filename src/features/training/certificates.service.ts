import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { checkRange } from '../../platform/check-input.js';
import { calendarDayOf } from '../../platform/clock/calendar-day.js';
import { Clock } from '../../platform/clock/clock.js';
import { DepartmentsService } from '../departments/departments.service.js';
import { PersonalRecords } from '../skills/personal-records.js';
import type { CertificateEntity } from './certificate.entity.js';
import { CertificateRepository } from './certificate.repository.js';

export interface ExpiringCertificates {
  readonly withinDays: number;
  /** A key. */
  readonly department: string | null;
}

/** Certificates, for the person, those who lead a team of theirs, HR and executives. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly repository: CertificateRepository,
    private readonly departments: DepartmentsService,
    private readonly records: PersonalRecords,
    private readonly clock: Clock,
  ) {}

  /** Certificates about to expire of those people whose records the viewer may read, the next one first. */
  async expiring(viewer: Principal, question: ExpiringCertificates, page: Page) {
    const expiry = {
      today: calendarDayOf(this.clock.now()),
      withinDays: checkRange(question.withinDays, 0, 3650, ['withinDays']),
      departmentIds: await this.departmentIds(question),
      personIds: hasRole(viewer, 'hr', 'exec') ? null : [...(await this.records.ownAndLed(viewer))],
    };
    return {
      rows: await this.repository.expiring(expiry, page),
      count: () => this.repository.countExpiring(expiry),
    };
  }

  async findMany(ids: readonly string[]): Promise<CertificateEntity[]> {
    return this.repository.findMany(ids);
  }

  private async departmentIds({ department }: ExpiringCertificates): Promise<string[] | null> {
    return department === null ? null : this.departments.subtreeIds(department, ['department']);
  }
}
