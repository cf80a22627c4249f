/** Whether a day (`YYYY-MM-DD`) is within somebody's employment, whose first and last day count. */
export function isEmployedOn(
  day: string,
  person: { readonly employedFrom: string; readonly employedTo: string | null },
): boolean {
  return person.employedFrom <= day && (person.employedTo === null || day <= person.employedTo);
}
