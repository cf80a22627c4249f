import type { Problem } from '../../engine/load/problem.js';
import type { Locale } from '../../platform/localized-text.js';

/** The errors in a file, a line each as `file:line:column  CODE  message  (path)`. */
export function describeProblems(file: string, problems: readonly Problem[], locale: Locale): string {
  return problems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => {
      const { line, column, code, message, path } = problem;
      const place = path === '' ? '' : `  (${path})`;
      return `${problem.file ?? file}:${line}:${column}  ${code}  ${message[locale]}${place}`;
    })
    .join('\n');
}
