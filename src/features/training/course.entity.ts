import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalizedColumns } from '../../platform/database/localized-columns.js';

/** A course: what a passed session of it grants, and for how long. */
@Entity({ name: 'course' })
export class CourseEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  key!: string;

  @Column(() => LocalizedColumns)
  title!: LocalizedColumns;

  @Column('uuid', { name: 'skill_id' })
  skillId!: string;

  @Column('smallint', { name: 'level_granted' })
  levelGranted!: number;

  @Column('numeric')
  hours!: number;

  /** How many months a certificate is valid; null: for ever. */
  @Column('smallint', { name: 'valid_months', nullable: true })
  validMonths!: number | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
