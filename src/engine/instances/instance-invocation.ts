/** An instance's invocation: `reviews#3` is the third instance of `reviews`. No other invocation has such a mark. */
export function instanceInvocation(set: string, index: number): string {
  return `${set}#${index}`;
}

interface InstanceName {
  readonly set: string;
  readonly index: number;
}

/** `null` for the invocation of something that is no instance. */
export function parseInstanceInvocation(invocation: string): InstanceName | null {
  const match = /^([a-z][a-zA-Z0-9]*)#([1-9]\d*)$/.exec(invocation);
  return match?.[1] === undefined ? null : { set: match[1], index: Number(match[2]) };
}
