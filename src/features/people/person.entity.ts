import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccessRole } from '../../platform/auth/access-role.js';
import { LocalizedColumns } from '../../platform/database/localized-columns.js';

@Entity({ name: 'person' })
export class PersonEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  login!: string;

  @Column('text')
  name!: string;

  /** The name in Latin letters; lists are sorted by it. */
  @Column('text')
  pinyin!: string;

  /** In lower case. */
  @Column('text')
  email!: string;

  @Column(() => LocalizedColumns)
  position!: LocalizedColumns;

  @Column('uuid', { name: 'department_id' })
  departmentId!: string;

  @Column('text', { name: 'access_roles', array: true })
  accessRoles!: AccessRole[];

  /** The first day, `YYYY-MM-DD`. */
  @Column('date', { name: 'employed_from' })
  employedFrom!: string;

  /** The last day; null: no end is known. */
  @Column('date', { name: 'employed_to', nullable: true })
  employedTo!: string | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
