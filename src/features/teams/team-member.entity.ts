import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One stay of a person in a team; somebody who leaves and comes back has two. */
@Entity({ name: 'team_member' })
export class TeamMemberEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'team_id' })
  teamId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  /** Share of the working time, 1 to 100. */
  @Column('smallint', { name: 'allocation_percent' })
  allocationPercent!: number;

  /** The first day, `YYYY-MM-DD`. */
  @Column('date', { name: 'member_from' })
  from!: string;

  /** The last day; null: no end is known. */
  @Column('date', { name: 'member_to', nullable: true })
  to!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
