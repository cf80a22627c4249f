import { Inject, Injectable, Logger } from '@nestjs/common';
import type { JsonValue } from '../../engine/json.js';
import type { ServiceDefinition } from '../../engine/chart/service-definition.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { withLogFields } from '../../platform/logging/log-context.js';
import { ChartStore } from '../charts/chart-store.js';
import { delayAfter } from './backoff.js';
import { CallAnswers, type CallName } from './call-answers.js';
import { CallFailure } from './call-failure.js';
import type { CallJob } from './call-job.js';
import { CallMetrics } from './call-metrics.js';
import { Chance } from './chance.js';
import { claimCall, type ClaimedCall, noteFailure } from './claimed-call.js';
import { enqueueAgain } from './enqueue-calls.js';
import { HostSlots } from './host-slots.js';
import { ServiceCaller } from './http/service-caller.js';
import { millisecondsOf } from './milliseconds.js';
import { OUTBOX_SETTINGS, type OutboxSettings } from './outbox.settings.js';

/** A job whose host has enough to do here is looked at again after this time, by whichever process is free. */
const HOST_PAUSE_MS = 1_000;

/** Works off one job: one attempt at its call, and what follows from it. */
@Injectable()
export class MakeCall {
  private readonly log = new Logger(MakeCall.name);
  readonly #slots: HostSlots;

  constructor(
    private readonly database: Database,
    private readonly charts: ChartStore,
    private readonly caller: ServiceCaller,
    private readonly answers: CallAnswers,
    private readonly clock: Clock,
    private readonly chance: Chance,
    private readonly metrics: CallMetrics,
    @Inject(OUTBOX_SETTINGS) { services }: OutboxSettings,
  ) {
    this.#slots = new HostSlots(services.callsPerHost);
  }

  /** Hosts that get as many calls as they may from this process. */
  busyHosts(): string[] {
    return this.#slots.full();
  }

  /** Throws what is no fault of the service; the job is then delivered again. `stop` breaks the attempt off. */
  async make(job: CallJob, stop: AbortSignal): Promise<void> {
    if (!this.#slots.take(job.host)) {
      await enqueueAgain(this.database, job, this.#after(HOST_PAUSE_MS));
      return;
    }
    try {
      await withLogFields({ runId: job.runId }, () => this.#attempt(job, stop));
    } finally {
      this.#slots.giveBack(job.host);
    }
  }

  async #attempt(job: CallJob, stop: AbortSignal): Promise<void> {
    const call = await claimCall(this.database, job);
    if (call === null) return;
    const { definition } = await this.charts.get(this.database, call.playbookVersionId);
    const service = definition.services[call.service];
    if (service === undefined) throw new Error(`The playbook has no service ${call.service}.`);
    const name = { runId: job.runId, callId: job.callId, service: call.service };
    if (call.attempt > service.attempts) return this.#giveUp(name, new CallFailure('OUTCOME_UNKNOWN'));
    const output = await this.#try(name, call, service, stop);
    if (output instanceof CallFailure) return this.#failed(name, job, call.attempt, service, output);
    await this.answers.answer(name, output);
    this.metrics.countCall(call.service, 'answered');
  }

  async #try(
    { runId, callId, service }: CallName,
    { request }: ClaimedCall,
    { timeout, result }: ServiceDefinition,
    stop: AbortSignal,
  ): Promise<JsonValue | CallFailure> {
    const since = this.clock.now().getTime();
    const count = (end: 'ok' | CallFailure['code']): void =>
      this.metrics.countAttempt(service, end, (this.clock.now().getTime() - since) / 1_000);
    try {
      const timeoutMs = millisecondsOf(timeout);
      const output = await this.caller.call({ ...request, runId, callId, timeoutMs, result }, stop);
      count('ok');
      return output;
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      count(error.code);
      return error;
    }
  }

  async #failed(
    name: CallName,
    job: CallJob,
    attempt: number,
    { attempts, backoff }: ServiceDefinition,
    failure: CallFailure,
  ): Promise<void> {
    this.log.warn(`Call ${name.callId} to ${name.service}, attempt ${attempt}: ${failure.code}`);
    if (!failure.mayPass || attempt >= attempts) return this.#giveUp(name, failure);
    const runAt = this.#after(delayAfter(attempt, backoff, this.chance.next(), failure.waitMs));
    await this.database.transaction(async (tx) => {
      await noteFailure(tx, job, failure);
      await enqueueAgain(tx, job, runAt);
    });
  }

  async #giveUp(name: CallName, failure: CallFailure): Promise<void> {
    await this.answers.fail(name, failure);
    this.metrics.countCall(name.service, 'failed');
  }

  #after(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() + milliseconds);
  }
}
