import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import type { AccessRole } from '../../platform/auth/access-role.js';
import { hasRole, type Principal } from '../../platform/auth/principal.js';
import { createSecret, hashSecret, printServiceToken } from '../../platform/auth/service-secret.js';
import { checkText } from '../../platform/check-input.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DomainError, NotFoundError, PermissionDeniedError } from '../../platform/domain-error.js';
import { Idempotency } from '../../platform/idempotency/idempotency.js';
import { Ids } from '../../platform/ids/ids.js';
import { chooseExpiry } from './choose-expiry.js';
import type { ServiceTokenRecord } from './service-token.record.js';
import { ServiceTokensRepository } from './service-tokens.repository.js';
import { TokenAuthenticator } from './token-authenticator.js';

/** What a service token is to be. */
export interface CreateServiceToken {
  readonly name: string;
  readonly accessRoles: readonly AccessRole[];
  readonly expiresAt?: Date | null;
  readonly idempotencyKey?: string | null;
}

/** A token that was just made, with the only sight of it in full; null where a request was repeated. */
export interface CreatedServiceToken {
  readonly record: ServiceTokenRecord;
  readonly token: string | null;
}

/** Keeps the tokens with which other programs sign in. For admins. */
@Injectable()
export class ServiceTokensService {
  constructor(
    private readonly database: Database,
    private readonly repository: ServiceTokensRepository,
    private readonly authenticator: TokenAuthenticator,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Makes a token. Throws `FIELD_REQUIRED`, `FIELD_TOO_LONG`, `ROLES_REQUIRED`, `EXPIRY_PAST`, `EXPIRY_TOO_FAR`. */
  async create(
    viewer: Principal,
    { idempotencyKey, ...input }: CreateServiceToken,
  ): Promise<CreatedServiceToken> {
    requireAdmin(viewer);
    const name = checkText(input.name, ['name'], 100);
    const accessRoles = [...new Set(input.accessRoles)];
    if (accessRoles.length === 0) throw new DomainError('ROLES_REQUIRED', {}, ['accessRoles']);
    const now = this.clock.now();
    const expiresAt = chooseExpiry(input.expiresAt ?? null, now);
    const secret = createSecret();
    let token: string | null = null;
    const request = { key: idempotencyKey, operation: 'createServiceToken', input };
    const record = await this.database.transaction(async (tx) => {
      const id = await this.idempotency.once(tx, viewer, request, async () => {
        const created = this.ids.next();
        const secretHash = hashSecret(secret);
        const createdBy = viewer.personId;
        await this.repository.insert(tx, {
          id: created,
          name,
          accessRoles,
          createdBy,
          createdAt: now,
          expiresAt,
          secretHash,
        });
        token = printServiceToken({ id: created, secret });
        return created;
      });
      return this.repository.find(id, tx);
    });
    if (!record) throw new NotFoundError('ServiceToken');
    return { record, token };
  }

  /** Ends a token; one that has been ended stays as it is. Throws `NOT_FOUND`. */
  async revoke(viewer: Principal, id: string): Promise<ServiceTokenRecord> {
    requireAdmin(viewer);
    const token = await this.repository.revoke(id, this.clock.now());
    if (!token) throw new NotFoundError('ServiceToken', ['serviceTokenId']);
    this.authenticator.forgetService(id);
    return token;
  }

  async page(viewer: Principal, page: Page): Promise<ServiceTokenRecord[]> {
    requireAdmin(viewer);
    return this.repository.page(page);
  }

  count(): Promise<number> {
    return this.repository.count();
  }

  /** Null where there is none, or the viewer may not see it. */
  async find(viewer: Principal, id: string): Promise<ServiceTokenRecord | null> {
    return hasRole(viewer, 'admin') ? this.repository.find(id) : null;
  }
}

function requireAdmin(viewer: Principal): void {
  if (!hasRole(viewer, 'admin')) throw new PermissionDeniedError();
}
