/** Active states that have no active state inside. */
export function leavesOf(active: readonly string[]): string[] {
  return active.filter((path) => !active.some((other) => other.startsWith(`${path}.`)));
}

/** The innermost active states that are neither one of `paths` nor inside one. */
export function statesOutside(active: readonly string[], paths: readonly string[]): string[] {
  return leavesOf(active).filter(
    (leaf) => !paths.some((path) => leaf === path || leaf.startsWith(`${path}.`)),
  );
}
