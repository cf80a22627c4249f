/** Which teams a list is to hold. What is left out does not narrow it. */
export interface TeamsFilter {
  /** Part of the name or purpose, in any case. */
  readonly search?: string;
  readonly leadId?: string;
  /** A person who is a member on `today`. */
  readonly memberId?: string;
  /** Departments (uuids) of one of which somebody is a member on `today`. */
  readonly departmentIds?: readonly string[];
  /** The playbook of which roles are filled. */
  readonly playbookKey?: string;
  readonly today: string;
}
