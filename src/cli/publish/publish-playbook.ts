import type { PartFile } from '../../engine/load/expand/part.js';
import type { Locale } from '../../platform/localized-text.js';
import { mutate, type ApiClient } from '../../play/api-client.js';

export interface Publication {
  readonly client: ApiClient;
  readonly locale: Locale;
  /** What people know the playbook's file by. */
  readonly file: string;
  readonly source: string;
  readonly parts: readonly PartFile[];
  readonly isDryRun: boolean;
  /** Why it is to be published though it cannot be proved. */
  readonly acknowledgement: string | null;
  readonly tell: (line: string) => void;
}

interface Finding {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly file: string | null;
}

const CHECK = `query Check($source: String!, $parts: [String!]) {
  checkPlaybook(source: $source, parts: $parts) {
    problems { severity code message path line column file }
  }
}`;

/** Has a playbook checked, prints what was found, and publishes it unless that was an error. True when nothing stood in the way. */
export async function publishPlaybook(publication: Publication): Promise<boolean> {
  const { client, locale, source, parts, isDryRun, acknowledgement, tell } = publication;
  const words = WORDS[locale];
  const sources = parts.map((part) => part.source);
  const found = await client.request<{ checkPlaybook: { problems: readonly Finding[] } }>('', CHECK, {
    source,
    parts: sources,
  });
  const { problems } = found.checkPlaybook;
  for (const problem of problems) tell(tellFinding(problem, publication));
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length;
  tell(words.found(errors, problems.length - errors));
  const stands = problems.some(
    ({ severity, code }) => severity === 'ERROR' && !(UNPROVED.has(code) && acknowledgement !== null),
  );
  if (stands) return false;
  if (isDryRun) return true;
  const { playbookVersion } = await mutate<{
    playbookVersion: { key: string; version: number; title: string };
  }>(client, '', 'publishPlaybook', {
    input: {
      source,
      parts: sources,
      ...(acknowledgement !== null && { acknowledgeUnproved: acknowledgement }),
    },
    selection: 'playbookVersion { key version title }',
  });
  const { title, key, version } = playbookVersion;
  tell(words.published(title, key, version));
  return true;
}

/** What is only not proved: a reason will do. */
const UNPROVED: ReadonlySet<string> = new Set(['TOO_LARGE_TO_PROVE', 'VALUES_NOT_TOLD_APART']);

const WORDS = {
  zh: {
    ERROR: '错误',
    WARNING: '警告',
    found: (errors: number, warnings: number) => `${errors} 个错误，${warnings} 个警告`,
    published: (title: string, key: string, version: number) => `已发布：${title}（${key}）第 ${version} 版`,
  },
  en: {
    ERROR: 'error',
    WARNING: 'warning',
    found: (errors: number, warnings: number) =>
      `${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}`,
    published: (title: string, key: string, version: number) =>
      `Published: ${title} (${key}), version ${version}`,
  },
};

/** The server calls the other files by their places in the list. */
function tellFinding(problem: Finding, { file, parts, locale }: Publication): string {
  const { severity, code, message, path, line, column } = problem;
  const nth = /^parts\[(\d+)\]$/.exec(problem.file ?? '')?.[1];
  const where = nth === undefined ? (problem.file ?? file) : (parts[Number(nth)]?.name ?? file);
  const place = path.length === 0 ? '' : `  (${path.join('.')})`;
  return `${where}:${line}:${column}  ${WORDS[locale][severity]}  ${code}  ${message}${place}`;
}
