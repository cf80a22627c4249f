import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a passed session gives. */
@Entity({ name: 'certificate' })
export class CertificateEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'enrolment_id' })
  enrolmentId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('uuid', { name: 'course_id' })
  courseId!: string;

  @Column('date', { name: 'issued_on' })
  issuedOn!: string;

  /** The last day on which it is valid; null: for ever. */
  @Column('date', { name: 'expires_on', nullable: true })
  expiresOn!: string | null;
}
