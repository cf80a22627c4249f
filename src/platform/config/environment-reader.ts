import type { ConfigProblem } from './config.errors.js';
import type { DefaultedVariable, OptionalVariable, Variable } from './variable.js';

/** Environment variables by name, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables one after the other and gathers what is wrong with them. */
export class EnvironmentReader {
  readonly problems: ConfigProblem[] = [];

  constructor(private readonly environment: Environment) {}

  /** The variable's value, or its default where it is missing or wrong. */
  read<T>(variable: DefaultedVariable<T>): T {
    return this.readOptional(variable) ?? variable.parse(variable.default);
  }

  /** The variable's value; undefined where it is missing or wrong. */
  readOptional<T>(variable: DefaultedVariable<T> | OptionalVariable<T>): T | undefined {
    const text = this.textOf(variable);
    if (text === undefined) return undefined;
    try {
      return variable.parse(text);
    } catch (error) {
      const expectation = error instanceof Error ? error.message : String(error);
      this.addProblem(variable, variable.secret ? expectation : `${expectation}, but is "${text}"`);
      return undefined;
    }
  }

  /** The values of all variables that begin with the name before its `*`, by what stands in its place. */
  readAll<T>(variable: OptionalVariable<T>): ReadonlyMap<string, T> {
    const prefix = variable.name.slice(0, -1);
    const values = new Map<string, T>();
    for (const name of Object.keys(this.environment)) {
      if (!name.startsWith(prefix) || name === prefix) continue;
      const value = this.readOptional({ ...variable, name });
      if (value !== undefined) values.set(name.slice(prefix.length), value);
    }
    return values;
  }

  addProblem({ name, example }: Variable<unknown>, problem: string): void {
    this.problems.push({ variable: name, problem, example });
  }

  private textOf({ name }: Variable<unknown>): string | undefined {
    const text = this.environment[name];
    return text === '' ? undefined : text;
  }
}
