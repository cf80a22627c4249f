import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A course held once: from an instant to an instant, at a place. */
@Entity({ name: 'training_session' })
export class TrainingSessionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'course_id' })
  courseId!: string;

  @Column('timestamptz', { name: 'starts_at' })
  startsAt!: Date;

  @Column('timestamptz', { name: 'ends_at' })
  endsAt!: Date;

  @Column('text')
  place!: string;

  @Column('text')
  trainer!: string;

  @Column('smallint')
  capacity!: number;

  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  cancelledAt!: Date | null;

  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
