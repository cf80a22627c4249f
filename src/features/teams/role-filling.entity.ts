import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A member who fills a role of a playbook in their team. A role may be filled by several. */
@Entity({ name: 'role_filling' })
export class RoleFillingEntity {
  @PrimaryColumn('uuid', { name: 'team_id' })
  teamId!: string;

  @PrimaryColumn('text', { name: 'playbook_key' })
  playbookKey!: string;

  @PrimaryColumn('text', { name: 'role_key' })
  roleKey!: string;

  @PrimaryColumn('uuid', { name: 'member_id' })
  memberId!: string;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
