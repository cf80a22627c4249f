import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SkillClaimSource } from './models/skill-claim-source.enum.js';

/** What is claimed of a person's skill. Rows are only ever added; the database refuses to change one. */
@Entity('skill_claim')
export class SkillClaimEntity {
  @PrimaryColumn('uuid', { name: 'id' })
  id!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'skill_id' })
  skillId!: string;

  /** From 1 (has heard of it) to 5 (teaches it). */
  @Column('smallint', { name: 'level' })
  level!: number;

  /** The first day, `YYYY-MM-DD`. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** The last day; null: for ever. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;

  @Column('text', { name: 'source' })
  source!: SkillClaimSource;

  @Column('text', { name: 'evidence' })
  evidence!: string;

  /** The enrolment whose passed result made the claim. */
  @Column('uuid', { name: 'enrolment_id', nullable: true })
  enrolmentId!: string | null;

  /** Null where a service recorded it. */
  @Column('uuid', { name: 'recorded_by', nullable: true })
  recordedBy!: string | null;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
