/** What a finding says, of a name and of what it should be or why. */
export type Message = (
  name: string,
  detail: string,
  ...more: readonly string[]
) => readonly [zh: string, en: string];
