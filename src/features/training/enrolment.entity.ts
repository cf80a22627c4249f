import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EnrolmentStatus } from './models/enrolment-status.enum.js';

/** A person's place in a session, and what became of it. */
@Entity({ name: 'enrolment' })
export class EnrolmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'session_id' })
  sessionId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  status!: EnrolmentStatus;

  /** From 0 to 100. */
  @Column('numeric', { nullable: true })
  score!: number | null;

  @Column('uuid', { name: 'enrolled_by', nullable: true })
  enrolledBy!: string | null;

  @Column('timestamptz', { name: 'enrolled_at' })
  enrolledAt!: Date;

  @Column('uuid', { name: 'result_by', nullable: true })
  resultBy!: string | null;

  @Column('timestamptz', { name: 'result_at', nullable: true })
  resultAt!: Date | null;

  @Column('integer')
  version!: number;
}
