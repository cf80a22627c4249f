import { Injectable } from '@nestjs/common';
import type { Page } from '../../api/connections/page.js';
import { Database, type Transaction } from '../../platform/database/database.js';
import type { NewServiceToken, ServiceTokenRecord, StoredSecret } from './service-token.record.js';

const COLUMNS = `id, name, access_roles AS "accessRoles", created_by AS "createdBy", created_at AS "createdAt",
  expires_at AS "expiresAt", revoked_at AS "revokedAt", last_used_at AS "lastUsedAt"`;

@Injectable()
export class ServiceTokensRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Transaction, token: NewServiceToken): Promise<void> {
    await tx.query(
      `INSERT INTO service_token (id, name, secret_hash, access_roles, created_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        token.id,
        token.name,
        token.secretHash,
        token.accessRoles,
        token.createdBy,
        token.createdAt,
        token.expiresAt,
      ],
    );
  }

  async find(id: string, tx?: Transaction): Promise<ServiceTokenRecord | null> {
    const sql = `SELECT ${COLUMNS} FROM service_token WHERE id = $1`;
    const [token] = await (tx ?? this.database).query<ServiceTokenRecord>(sql, [id]);
    return token ?? null;
  }

  async findWithSecret(id: string): Promise<StoredSecret | null> {
    const sql = `SELECT ${COLUMNS}, secret_hash AS "secretHash" FROM service_token WHERE id = $1`;
    const [token] = await this.database.query<StoredSecret>(sql, [id]);
    return token ?? null;
  }

  /** The newest first. */
  page({ after, limit }: Page): Promise<ServiceTokenRecord[]> {
    const [createdAt, id] = after ?? [null, null];
    return this.database.query<ServiceTokenRecord>(
      `SELECT ${COLUMNS} FROM service_token
       WHERE $1::timestamptz IS NULL OR (created_at, id) < ($1::timestamptz, $2::uuid)
       ORDER BY created_at DESC, id DESC LIMIT $3`,
      [createdAt, id, limit],
    );
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM service_token`,
    );
    return row?.total ?? 0;
  }

  /** The token as revoked, at the instant given or already before; null where there is none. */
  async revoke(id: string, at: Date): Promise<ServiceTokenRecord | null> {
    const [token] = await this.database.query<ServiceTokenRecord>(
      `UPDATE service_token SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1 RETURNING ${COLUMNS}`,
      [id, at],
    );
    return token ?? null;
  }

  async recordUse(id: string, at: Date): Promise<void> {
    await this.database.query(`UPDATE service_token SET last_used_at = $2 WHERE id = $1`, [id, at]);
  }
}
