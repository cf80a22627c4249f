import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../platform/database/database.js';
import { DepartmentEntity } from './department.entity.js';
import { DepartmentTree } from './department-tree.js';

@Injectable()
export class DepartmentsRepository {
  constructor(private readonly database: Database) {}

  /** All departments in one statement: there are some dozens, and every question about the tree needs most of them. */
  async loadTree(tx?: Transaction): Promise<DepartmentTree<DepartmentEntity>> {
    const manager = tx?.manager ?? this.database.dataSource.manager;
    return new DepartmentTree(await manager.find(DepartmentEntity, { order: { key: 'ASC' } }));
  }

  /** Adds the department; false where its key is taken. */
  async insert(tx: Transaction, department: DepartmentEntity): Promise<boolean> {
    const rows = await tx.query(
      `INSERT INTO department (id, key, title_zh, title_en, parent_id, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [
        department.id,
        department.key,
        department.title.zh,
        department.title.en,
        department.parentId,
        department.createdAt,
      ],
    );
    return rows.length > 0;
  }
}
