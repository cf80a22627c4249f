/** How many people an organisation has where, and what they can do; who they are is nobody's business here. */
export interface Staff {
  /** For each department that is part of another one, that one. */
  readonly parents: ReadonlyMap<string, string>;
  /** How many people are employed in each department itself; what is not here has none. */
  readonly headcounts: ReadonlyMap<string, number>;
  readonly holders: readonly SkillHolders[];
}

/** So many people of a department, of those below it not one, hold a skill at exactly this level. */
export interface SkillHolders {
  readonly department: string;
  readonly skill: string;
  readonly level: number;
  readonly people: number;
}

/** The departments of these keys and all below them: whose people may fill a role of theirs. */
export function departmentsWithin(
  departments: Iterable<string>,
  { parents, headcounts }: Staff,
): ReadonlySet<string> {
  const wanted = new Set(departments);
  const isWithin = (key: string): boolean => {
    const seen = new Set<string>();
    for (let at: string | undefined = key; at !== undefined && !seen.has(at); at = parents.get(at)) {
      if (wanted.has(at)) return true;
      seen.add(at);
    }
    return false;
  };
  return new Set([...headcounts.keys()].filter(isWithin));
}

export function peopleIn(departments: ReadonlySet<string>, { headcounts }: Staff): number {
  return [...departments].reduce((sum, key) => sum + (headcounts.get(key) ?? 0), 0);
}
