import { parse } from 'csv-parse/sync';
import type { ChecklistRow } from '../../engine/import/import-checklist.js';

/** Names of the columns, in either language. */
const COLUMNS: Readonly<Record<Exclude<keyof ChecklistRow, 'line'>, readonly string[]>> = {
  title: ['title', 'task', 'name', 'item', '标题', '任务', '事项', '名称'],
  role: ['role', 'owner', 'who', '角色', '负责人', '岗位', '责任人'],
  effort: ['effort', 'hours', '工时', '工作量', '用时'],
  due: ['due', 'deadline', 'duration', '期限', '时限', '截止'],
};

/** The rows of a CSV checklist and the columns nothing was made of; `null` when no column holds titles. Throws what csv-parse does. */
export function readChecklist(
  text: string,
): { readonly rows: readonly ChecklistRow[]; readonly unknown: readonly string[] } | null {
  const records = parse(text, {
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as readonly {
    readonly record: readonly string[];
    readonly info: { readonly lines: number };
  }[];
  const [head, ...rest] = records;
  const names = (head?.record ?? []).map((name) => name.toLowerCase());
  const indexes = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, known]) => [
      column,
      names.findIndex((name) => known.includes(name)),
    ]),
  );
  if ((indexes['title'] ?? -1) < 0) return null;
  const used = new Set(Object.values(indexes));
  const cell = (record: readonly string[], column: string) => record[indexes[column] ?? -1] ?? '';
  return {
    rows: rest.map(({ record, info }) => ({
      title: cell(record, 'title'),
      role: cell(record, 'role'),
      effort: cell(record, 'effort'),
      due: cell(record, 'due'),
      line: info.lines,
    })),
    unknown: names.filter((_, index) => !used.has(index)),
  };
}
