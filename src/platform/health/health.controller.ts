import { Controller, Get, HttpCode, HttpException, HttpStatus } from '@nestjs/common';
import { Readiness, type ReadinessReport } from './readiness.js';

/** For whoever starts, restarts and balances processes. */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** That an answer comes at all says that the process lives; restarting it would not mend a database. */
  @Get('live')
  @HttpCode(HttpStatus.OK)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 while requests can be served, 503 and the reasons while they cannot. */
  @Get('ready')
  async ready(): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    if (!report.ready) throw new HttpException(report, HttpStatus.SERVICE_UNAVAILABLE);
    return report;
  }
}
