import type { AccessRole } from '../../platform/auth/access-role.js';

/** A service token as it is stored; its secret is not. */
export interface ServiceTokenRecord {
  readonly id: string;
  readonly name: string;
  readonly accessRoles: readonly AccessRole[];
  /** The person (uuid) who made it; null where a service did. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** What is needed to let a service in. */
export interface StoredSecret extends ServiceTokenRecord {
  readonly secretHash: Buffer;
}

/** A token that is being made: nobody has used or revoked it yet. */
export type NewServiceToken = Omit<StoredSecret, 'revokedAt' | 'lastUsedAt'>;
