import { Injectable } from '@nestjs/common';
import { encodeCursor, parseCursor } from '../../api/connections/page.js';
import type { RequestContext } from '../../api/context/request-context.js';
import { decodeOptionalNodeId } from '../../api/ids/node-id.js';
import type { Principal } from '../../platform/auth/principal.js';
import { DomainError, NotFoundError } from '../../platform/domain-error.js';
import { checkIdempotencyKey } from '../../platform/idempotency/idempotency.js';
import { hashRequest } from '../../platform/idempotency/request-hash.js';
import type { RunCommand } from '../../runner/run-command.js';
import { Runner } from '../../runner/runner.js';
import { PlaybookCatalogue } from '../playbooks/playbook-catalogue.js';
import { actorOf } from './actor-of.js';
import { CohortRepository, type CohortCriteria, type CohortRun } from './cohort.repository.js';
import { accepted, refused } from './deliveries.js';
import { fateOf } from './event-fate.js';
import { requireSender } from './event-sending.js';
import { ForeseeEvent } from './foresee-event.js';
import type { CohortFilter, SendEventToRunsInput } from './inputs/send-event-to-runs.input.js';
import type { EventDelivery } from './models/event-delivery.model.js';
import { RunStatus } from './models/run-status.enum.js';
import { toRunFacts } from './viewer-roles.js';

const MOST_RUNS = 1_000;

export interface CohortReceipts {
  readonly receipts: EventDelivery[];
  /** Null where no run of the cohort is left. */
  readonly next: string | null;
}

/** Sends one event to many runs. */
@Injectable()
export class SendToCohortService {
  constructor(
    private readonly runner: Runner,
    private readonly cohorts: CohortRepository,
    private readonly playbooks: PlaybookCatalogue,
    private readonly foresee: ForeseeEvent,
  ) {}

  /**
   * Sends the event to each run of the cohort for itself: a run that refuses it, or to which the viewer may not send it,
   * has that in its receipt and holds up no other. Throws `NOT_FOUND` for a playbook or a state that there is not, `COHORT_SIZE`, `INVALID_CURSOR`, `INVALID_ID`.
   */
  async send(
    context: RequestContext,
    viewer: Principal,
    input: SendEventToRunsInput,
  ): Promise<CohortReceipts> {
    const { first, after, dryRun } = input;
    if (first < 1 || first > MOST_RUNS) throw new DomainError('COHORT_SIZE', { most: MOST_RUNS }, ['first']);
    if (input.idempotencyKey != null) checkIdempotencyKey(input.idempotencyKey);
    const [afterId = null] = after == null ? [] : parseCursor(after, ['id']);
    const page = { after: afterId === null ? null : String(afterId), limit: first + 1, snapshots: dryRun };
    const found = await this.cohorts.list(await this.toCriteria(input.filter), page);
    const runs = found.slice(0, first);
    const receipts = dryRun
      ? await Promise.all(runs.map((run) => this.foresee.deliver(context, viewer, run, input)))
      : await this.deliver(context, viewer, runs, input);
    const last = found.length > first ? runs.at(-1) : undefined;
    return { receipts, next: last === undefined ? null : encodeCursor([last.id]) };
  }

  private async deliver(
    { locale }: RequestContext,
    viewer: Principal,
    runs: readonly CohortRun[],
    input: SendEventToRunsInput,
  ): Promise<EventDelivery[]> {
    const results = await this.runner.executeAll(runs.map(({ id }) => toCommand(viewer, id, input)));
    const receipts = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const effects = await this.cohorts.findEffects(receipts);
    return results.map((result, index) => {
      const runUuid = runs[index]?.id ?? '';
      if (result.status === 'rejected') return refused(runUuid, result.reason, locale);
      const fate = fateOf(input.event, effects.get(runUuid) ?? []);
      return accepted(runUuid, fate, result.value.seq);
    });
  }

  private async toCriteria(filter: CohortFilter): Promise<CohortCriteria> {
    const { playbookKey, versions, status, teamId, states } = filter;
    // A slip of the pen must not look like a cohort of nobody.
    if (!(await this.playbooks.newest(playbookKey)))
      throw new NotFoundError('Playbook', ['filter', 'playbookKey']);
    const versionIds = versions == null ? null : await this.versionIds(playbookKey, versions);
    if (states != null) await this.requireStates(playbookKey, versionIds, states);
    return {
      playbookKey,
      versionIds,
      status: status ?? [RunStatus.RUNNING, RunStatus.PAUSED],
      teamId: decodeOptionalNodeId('Team', teamId, ['filter', 'teamId']),
      states: states ?? null,
    };
  }

  /** Each state must be one of a version whose runs are meant. Throws `NOT_FOUND` with the place of the first that is none. */
  private async requireStates(
    playbookKey: string,
    versionIds: readonly string[] | null,
    states: readonly string[],
  ): Promise<void> {
    const ids = versionIds ?? (await this.playbooks.refs([playbookKey])).map(({ id }) => id);
    if (ids.length === 0) return;
    const versions = await this.playbooks.versions(ids);
    const known = new Set(
      [...versions.values()].flatMap(({ chart }) => chart.states.map(({ path }) => path)),
    );
    const slip = states.findIndex((path) => !known.has(path));
    if (slip >= 0) throw new NotFoundError('State', ['filter', 'states', String(slip)]);
  }

  private async versionIds(playbookKey: string, versions: readonly number[]): Promise<string[]> {
    const found = await Promise.all(versions.map((version) => this.playbooks.find(playbookKey, version)));
    return found.flatMap((version) => (version === null ? [] : [version.id]));
  }
}

function toCommand(viewer: Principal, runId: string, input: SendEventToRunsInput): RunCommand {
  const { event: name, payload, idempotencyKey: key } = input;
  return {
    type: 'sendEvent',
    runId,
    name,
    payload: payload ?? {},
    // Of its own kind: the same key in a `sendRunEvent` is another request.
    idempotencyKey: key == null ? null : `cohort:${hashRequest('sendEventToRuns', key)}`,
    actor: actorOf(viewer),
    authorise: ({ staff, definition }) => requireSender(viewer, toRunFacts(viewer, staff), definition, name),
  };
}
