import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, type Transaction } from '../../platform/database/database.js';
import { RotationEventEntity } from './rotation-event.entity.js';

/** The statements on rotations' logs: moves are added and read, nothing else. */
@Injectable()
export class RotationLogRepository {
  constructor(private readonly database: Database) {}

  async append(tx: Transaction, event: RotationEventEntity): Promise<void> {
    await tx.query(
      `INSERT INTO rotation_event (rotation_id, seq, type, payload, actor_id, at, from_states, to_states, effects)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        event.rotationId,
        event.seq,
        event.type,
        JSON.stringify(event.payload),
        event.actorId,
        event.at,
        event.fromStates,
        event.toStates,
        JSON.stringify(event.effects),
      ],
    );
  }

  /** The logs of rotations, each from its first move on. */
  read(rotationIds: readonly string[]): Promise<RotationEventEntity[]> {
    return this.database.dataSource.manager.find(RotationEventEntity, {
      where: { rotationId: In([...rotationIds]) },
      order: { rotationId: 'ASC', seq: 'ASC' },
    });
  }
}
