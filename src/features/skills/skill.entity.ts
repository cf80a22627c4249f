import { Column, Entity, PrimaryColumn } from 'typeorm';
import { LocalizedColumns } from '../../platform/database/localized-columns.js';

/** A skill of the catalogue; its family groups skills that belong together (`data`, `supply-chain`). */
@Entity('skill')
export class SkillEntity {
  @PrimaryColumn('uuid', { name: 'id' })
  id!: string;

  @Column('text', { name: 'key' })
  key!: string;

  @Column('text', { name: 'family' })
  family!: string;

  @Column(() => LocalizedColumns)
  title!: LocalizedColumns;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
