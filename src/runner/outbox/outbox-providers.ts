import type { Provider } from '@nestjs/common';
import { CallAnswers } from './call-answers.js';
import { CallMetrics } from './call-metrics.js';
import { CallWorker } from './call-worker.js';
import { Chance, RealChance } from './chance.js';
import { NameService, SystemNameService } from './http/checked-lookup.js';
import { ServiceCaller } from './http/service-caller.js';
import { LostCalls } from './lost-calls.js';
import { MakeCall } from './make-call.js';
import { OUTBOX_SETTINGS, type OutboxSettings } from './outbox.settings.js';
import { RunnerCallAnswers } from './runner-call-answers.js';

/** The parts of the runner that call services. */
export function outboxProviders(settings: OutboxSettings): Provider[] {
  return [
    CallMetrics,
    CallWorker,
    LostCalls,
    MakeCall,
    ServiceCaller,
    { provide: CallAnswers, useClass: RunnerCallAnswers },
    { provide: Chance, useClass: RealChance },
    { provide: NameService, useClass: SystemNameService },
    { provide: OUTBOX_SETTINGS, useValue: settings },
  ];
}
