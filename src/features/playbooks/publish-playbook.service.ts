import { Injectable } from '@nestjs/common';
import type { LoadedPlaybook } from '../../engine/load/load-result.js';
import type { Problem } from '../../engine/load/problem.js';
import type { Proof } from '../../engine/verify/proof-of.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DomainError, PermissionDeniedError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import { checksumOf } from './checksum.js';
import { CheckPlaybookService } from './check-playbook.service.js';
import type { PublishPlaybookInput } from './inputs/publish-playbook.input.js';
import { placeInSeries } from './place-in-series.js';
import { PlaybooksRepository } from './playbooks.repository.js';
import { ProvePlaybookService } from './prove-playbook.service.js';
import { refuseProblems } from './refuse-problems.js';

/** What publishing did. */
export interface Publication {
  /** Uuid of the version. */
  readonly versionId: string;
  readonly warnings: readonly Problem[];
}

@Injectable()
export class PublishPlaybookService {
  constructor(
    private readonly database: Database,
    private readonly repository: PlaybooksRepository,
    private readonly checker: CheckPlaybookService,
    private readonly prover: ProvePlaybookService,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Publishes a playbook file as an immutable version. Authors and admins may. Its `version` must be higher than the
   * newest one (`VERSION_EXISTS`, `VERSION_OUTDATED`); the very file that is published already gives its version
   * again. A file with errors is refused with all of them (`detail.problems`), and so is one that is not sound; one that
   * is too large to be proved is published only with a reason for it.
   */
  async publish(viewer: Principal, input: PublishPlaybookInput): Promise<Publication> {
    const { idempotencyKey, source, parts } = input;
    if (!hasRole(viewer, 'author')) throw new PermissionDeniedError();
    const loaded = await this.checker.load(source, parts);
    if (!loaded.ok) throw refuseProblems(loaded.problems);
    const proof = await this.prover.prove(loaded);
    const unprovedReason = reasonFor(proof, input.acknowledgeUnproved);
    const request = {
      key: idempotencyKey,
      operation: 'publishPlaybook',
      input: {
        source,
        ...(parts?.length && { parts }),
        ...(unprovedReason !== null && { acknowledgeUnproved: unprovedReason }),
      },
    };
    const versionId = await this.database.transaction((tx) =>
      this.idempotency.once(tx, viewer, request, async () => {
        await this.repository.lockPublishing(tx);
        return this.store(tx, { source, loaded, unprovedReason, publishedBy: viewer.personId });
      }),
    );
    const warnings = [...loaded.warnings, ...proof.problems].filter(({ severity }) => severity === 'warning');
    return { versionId, warnings };
  }

  private async store(
    tx: Transaction,
    file: {
      source: string;
      loaded: LoadedPlaybook;
      unprovedReason: string | null;
      publishedBy: string | null;
    },
  ): Promise<string> {
    const { source, publishedBy, unprovedReason } = file;
    const { playbook: definition, used } = file.loaded;
    const checksum = checksumOf(source, used);
    const series = await this.repository.findRefs([definition.key], tx);
    const place = placeInSeries({ version: definition.version, checksum }, series);
    if (place.is === 'published') return place.id;
    if (place.is !== 'next') {
      const { key, version } = definition;
      const { newest } = place;
      const code = place.is === 'taken' ? 'VERSION_EXISTS' : 'VERSION_OUTDATED';
      throw new DomainError(code, { key, version, newest, next: newest + 1 }, ['source', 'version']);
    }
    const id = this.ids.next();
    const publishedAt = this.clock.now();
    await this.repository.insert(tx, {
      id,
      source,
      definition,
      checksum,
      unprovedReason,
      publishedBy,
      publishedAt,
    });
    return id;
  }
}

/** Why it may be published unproved; `null` where it is proved. Throws where it is not sound, or there is no reason. */
function reasonFor({ verdict, problems }: Proof, acknowledgement?: string | null): string | null {
  if (verdict === 'sound') return null;
  const reason = acknowledgement?.trim() ?? '';
  if (verdict === 'unsound' || reason === '') throw refuseProblems(problems);
  return reason;
}
