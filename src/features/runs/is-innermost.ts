/** Whether no other of the active states lies inside this one. */
export function isInnermost(path: string, active: readonly string[]): boolean {
  return !active.some((other) => other.startsWith(`${path}.`));
}
