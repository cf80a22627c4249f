import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'team' })
export class TeamEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  name!: string;

  @Column('text')
  purpose!: string;

  @Column('uuid', { name: 'lead_id' })
  leadId!: string;

  /** Goes up with every change of the team, its members and their roles. */
  @Column('integer')
  version!: number;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'disbanded_at', nullable: true })
  disbandedAt!: Date | null;
}
