/** Which people a list is to hold. What is left out does not narrow it. */
export interface PeopleFilter {
  /** Part of a name, its pinyin or the login, in any case. */
  readonly search?: string;
  /** Departments (uuids) in one of which they are. */
  readonly departmentIds?: readonly string[];
  /** A day on which they are employed. */
  readonly activeOn?: string;
}
