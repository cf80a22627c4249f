import type { Problem } from '../../engine/load/problem.js';
import type { Locale } from '../../platform/localized-text.js';

/** What checking one file came to. */
export type CheckedFile =
  | { readonly file: string; readonly problems: readonly Problem[] }
  /** The file could not be read; `unreadable` says why. */
  | { readonly file: string; readonly unreadable: string };

export interface CheckCounts {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly unreadable: number;
}

type Severity = Problem['severity'];

const WORDS = {
  zh: {
    error: '错误',
    warning: '警告',
    unreadable: (file: string, why: string) => `${file}：无法读取（${why}）`,
    summary: ({ files, errors, warnings, unreadable }: CheckCounts) =>
      `检查了 ${files} 个文件：${errors} 个错误，${warnings} 个警告${unreadable > 0 ? `，${unreadable} 个无法读取` : ''}`,
  },
  en: {
    error: 'error',
    warning: 'warning',
    unreadable: (file: string, why: string) => `${file}: cannot be read (${why})`,
    summary: ({ files, errors, warnings, unreadable }: CheckCounts) =>
      `${many(files, 'file')} checked: ${many(errors, 'error')}, ${many(warnings, 'warning')}${unreadable > 0 ? `, ${unreadable} cannot be read` : ''}`,
  },
};

export function countProblems(files: readonly CheckedFile[]): CheckCounts {
  return {
    files: files.length,
    errors: listProblems(files, 'error').length,
    warnings: listProblems(files, 'warning').length,
    unreadable: files.filter((file) => 'unreadable' in file).length,
  };
}

/** For people: errors, then warnings, one a line as `file:line:column  error  CODE  message  (path)`, and a summary. */
export function renderReport(files: readonly CheckedFile[], locale: Locale): string {
  const words = WORDS[locale];
  const lines = (severity: Severity) =>
    listProblems(files, severity).map(({ file, problem }) => {
      const { line, column, code, message, path } = problem;
      const place = path === '' ? '' : `  (${path})`;
      const trace = (problem.trace ?? [])
        .map((step, index) => `\n    ${index + 1}. ${step[locale]}`)
        .join('');
      return `${problem.file ?? file}:${line}:${column}  ${words[severity]}  ${code}  ${message[locale]}${place}${trace}`;
    });
  const unreadable = files.flatMap((one) =>
    'unreadable' in one ? [words.unreadable(one.file, one.unreadable)] : [],
  );
  const blocks = [
    [...unreadable, ...lines('error')],
    lines('warning'),
    [words.summary(countProblems(files))],
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => `${block.join('\n')}\n`)
    .join('\n');
}

/** For programs: the files with their errors and warnings, and the counts. */
export function renderJson(files: readonly CheckedFile[], locale: Locale): string {
  const described = files.map((one) =>
    'unreadable' in one
      ? { file: one.file, ok: false, unreadable: one.unreadable }
      : {
          file: one.file,
          ok: one.problems.every(({ severity }) => severity === 'warning'),
          errors: describeProblems(one, 'error', locale),
          warnings: describeProblems(one, 'warning', locale),
        },
  );
  return `${JSON.stringify({ ...countProblems(files), files: described }, null, 2)}\n`;
}

function describeProblems(file: CheckedFile, severity: Severity, locale: Locale) {
  return listProblems([file], severity).map(
    ({ problem: { code, message, path, line, column, file: part, trace } }) => ({
      code,
      message: message[locale],
      path,
      line,
      column,
      ...(part !== undefined && { file: part }),
      ...(trace !== undefined && { trace: trace.map((step) => step[locale]) }),
    }),
  );
}

function listProblems(files: readonly CheckedFile[], wanted: Severity) {
  return files.flatMap((one) =>
    'unreadable' in one
      ? []
      : one.problems
          .filter(({ severity }) => severity === wanted)
          .map((problem) => ({ file: one.file, problem })),
  );
}

function many(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
