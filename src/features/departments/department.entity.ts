import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalizedColumns } from '../../platform/database/localized-columns.js';

@Entity({ name: 'department' })
export class DepartmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  /** Kebab-case, unique; what playbooks and filters name a department by. */
  @Column('text')
  key!: string;

  @Column(() => LocalizedColumns)
  title!: LocalizedColumns;

  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
