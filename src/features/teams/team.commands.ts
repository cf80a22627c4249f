/** A team to form. Ids are uuids, days `YYYY-MM-DD`. */
export interface FormTeam {
  readonly name: string;
  readonly purpose?: string | null;
  /** Default: the viewer. */
  readonly leadId: string | null;
  readonly members: readonly NewMember[];
  /** All roles of this playbook must be filled. */
  readonly playbookKey?: string | null;
  readonly idempotencyKey?: string | null;
}

export interface NewMember {
  readonly personId: string;
  /** 1 to 100. */
  readonly allocationPercent: number;
  /** Default: today. */
  readonly from?: string | null;
  readonly to?: string | null;
  readonly roles: readonly string[];
}

export interface AddTeamMember extends NewMember {
  readonly teamId: string;
  readonly expectedVersion?: number | null;
  readonly playbookKey?: string | null;
  readonly idempotencyKey?: string | null;
}

/** What is undefined (or a null allocation) stays; a null `to` takes the end away. */
export interface MembershipChanges {
  readonly expectedVersion?: number | null;
  readonly allocationPercent?: number | null;
  readonly to?: string | null;
}

export interface TeamChanges {
  readonly expectedVersion?: number | null;
  readonly name?: string | null;
  readonly purpose?: string | null;
  readonly leadId: string | null;
}

/** A member and a role of a playbook. */
export interface RoleChange {
  readonly memberId: string;
  readonly playbookKey: string;
  readonly roleKey: string;
  readonly expectedVersion?: number | null;
  readonly idempotencyKey?: string | null;
}
