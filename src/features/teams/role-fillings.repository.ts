import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Database, type Transaction } from '../../platform/database/database.js';
import { RoleFillingEntity } from './role-filling.entity.js';

export type RoleFillingKey = Omit<RoleFillingEntity, 'createdAt'>;

@Injectable()
export class RoleFillingsRepository {
  constructor(private readonly database: Database) {}

  /** Who fills, or filled until they left, which role in the teams. */
  ofTeams(teamIds: readonly string[], tx?: Transaction): Promise<RoleFillingEntity[]> {
    const manager = tx?.manager ?? this.database.dataSource.manager;
    return manager.find(RoleFillingEntity, {
      where: { teamId: In(teamIds) },
      order: { playbookKey: 'ASC', roleKey: 'ASC', createdAt: 'ASC', memberId: 'ASC' },
    });
  }

  /** Adds the fillings that are not there yet; gives how many it added. */
  async insert(tx: Transaction, fillings: readonly RoleFillingEntity[]): Promise<number> {
    if (fillings.length === 0) return 0;
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(RoleFillingEntity)
      .values([...fillings])
      .orIgnore()
      .returning('member_id')
      .execute();
    return Array.isArray(raw) ? raw.length : 0;
  }

  /** Removes the filling; false where there was none. */
  async delete(tx: Transaction, filling: RoleFillingKey): Promise<boolean> {
    const { affected } = await tx.manager.delete(RoleFillingEntity, filling);
    return affected === 1;
  }
}
