/** One environment variable: what it is for, and how its text becomes a value. */
export interface Variable<T> {
  readonly name: string;
  readonly group: string;
  readonly description: string;
  /** What counts when the variable is missing or empty, as it would be written; undefined: nothing does. */
  readonly default: string | undefined;
  /** A value that would be accepted; shown beside a problem. */
  readonly example: string;
  /** True: its value is never shown. */
  readonly secret: boolean;
  /** Throws an Error that says what is expected. */
  readonly parse: (text: string) => T;
}

/** Everything of a variable that is not the same for most of them. */
export type VariableText<T> = Pick<Variable<T>, 'name' | 'group' | 'description' | 'parse' | 'example'> &
  Partial<Pick<Variable<T>, 'secret'>>;

/** A variable that always has a value. */
export interface DefaultedVariable<T> extends Variable<T> {
  readonly default: string;
}

/** A variable that may be left out without any value taking its place. */
export interface OptionalVariable<T> extends Variable<T> {
  readonly default: undefined;
}

export function withDefault<T>(text: VariableText<T>, value: string): DefaultedVariable<T> {
  return { secret: false, ...text, default: value };
}

export function optional<T>(text: VariableText<T>): OptionalVariable<T> {
  return { secret: false, ...text, default: undefined };
}
