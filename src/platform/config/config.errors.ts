import { CodedError } from '../errors/coded-error.js';

/** What is wrong with one environment variable. */
export interface ConfigProblem {
  readonly variable: string;
  readonly problem: string;
  readonly example: string;
}

/** Lists everything that is wrong with the environment at once. */
export class ConfigError extends CodedError {
  constructor(readonly problems: readonly ConfigProblem[]) {
    super('CONFIG_INVALID', `The configuration is not right:\n${problems.map(describe).join('\n')}`);
  }
}

function describe({ variable, problem, example }: ConfigProblem): string {
  return `  ${variable} ${problem} (for example ${variable}=${example})`;
}
